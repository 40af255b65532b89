package com.occ.inventory.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class LoopbackOnlyTests {
    @Test
    void controlAnswersThisMachineOnly() {
        assertThat(passes("/_control/shops", "127.0.0.1")).isTrue();
        assertThat(passes("/_control/shops", "10.1.2.3")).isFalse();
        assertThat(passes("/x.myshopify.com/admin/api/2026-10/graphql.json", "10.1.2.3"))
                .isTrue();
    }

    private static boolean passes(String path, String remote) {
        var request = MockServerHttpRequest.get(path).remoteAddress(new InetSocketAddress(remote, 4711));
        var exchange = MockServerWebExchange.from(request);
        var passed = new AtomicBoolean();
        new LoopbackOnly()
                .filter(exchange, ignored -> Mono.fromRunnable(() -> passed.set(true)))
                .block();
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(passed.get() ? null : HttpStatus.FORBIDDEN);
        return passed.get();
    }
}
