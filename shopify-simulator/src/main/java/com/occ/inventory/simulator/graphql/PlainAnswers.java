package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.shop.Fault;
import java.util.function.Supplier;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** Answers of an address that speaks no GraphQL but suffers the same faults. */
public final class PlainAnswers {
    private PlainAnswers() {}

    public record Body(int status, byte[] json) {}

    /** @param work not done when the fault comes before it; done, and its answer lost or cut, when it comes after */
    public static Mono<Void> write(Fault.Kind fault, Supplier<Body> work, ServerHttpResponse response) {
        var requestId = response.getHeaders().getFirst("x-request-id");
        var instead = FaultReplies.instead(fault, requestId);
        if (instead.isPresent()) {
            return ReplyWriter.write(instead.get(), response);
        }
        var body = work.get();
        return ReplyWriter.write(FaultReplies.after(fault, Reply.Answer.json(body.status(), body.json())), response);
    }
}
