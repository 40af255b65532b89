package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ControlTests {
    @Test
    void saysWhatWasNotFound() {
        var shop = Twin.stocked(1);

        send("GET", "/shops/nobody/calls", "")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("No such shop: nobody");
        send("POST", "/shops/" + shop.domain() + "/sell", "{\"variantId\":\"1\",\"quantity\":1}")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        send("PUT", "/shops/x.myshopify.com", "{\"colour\":\"red\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("colour"));
        send("POST", "/seed", "{\"partners\":0}").expectStatus().isBadRequest();
        send("POST", "/drift", "{\"enabled\":true,\"perMinute\":0}")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void slowsAShopDownByAnyDistribution() {
        var shop = Twin.shop("{\"latency\":{\"millis\":200}}");
        assertThat(secondsOfACall(shop)).isGreaterThan(0.19);

        shop.manage("PUT", "/latency", "{\"millis\":1,\"p99Millis\":2,\"distribution\":\"LOG_NORMAL\",\"seed\":1}");
        assertThat(DoubleStream.generate(() -> secondsOfACall(shop)).limit(10).min())
                .as("the quickest, as any call may meet with a pause of the machine")
                .hasValueCloseTo(0.0, offset(0.19));

        shop.manage("PUT", "/latency", "{\"millis\":200,\"jitterMillis\":0}");
        assertThat(secondsOfACall(shop)).isGreaterThan(0.19);
        send("PUT", "/shops/" + shop.domain() + "/latency", "{\"millis\":10,\"p99Millis\":5}")
                .expectStatus()
                .isBadRequest();
    }

    private static double secondsOfACall(Twin shop) {
        var began = System.nanoTime();
        shop.ask("{ shop { name } }");
        return (System.nanoTime() - began) / 1e9;
    }

    private static ResponseSpec send(String method, String path, String body) {
        return Twin.web()
                .method(HttpMethod.valueOf(method))
                .uri("/_control" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
