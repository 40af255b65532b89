package com.occ.inventory.simulator.graphql;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** Puts a reply on the wire, down to breaking the connection. */
final class ReplyWriter {
    private static final Duration BEFORE_THE_CUT = Duration.ofMillis(50);

    private ReplyWriter() {}

    static Mono<Void> write(Reply reply, ServerHttpResponse response) {
        if (reply instanceof Reply.Answer answer) {
            return answer(answer, response);
        } else if (reply instanceof Reply.Cut cut) {
            return cut(cut.answer(), response);
        } else if (reply instanceof Reply.Reset) {
            return Mono.fromRunnable(() -> connection(response, ReplyWriter::reset));
        }
        return Mono.never();
    }

    private static Mono<Void> answer(Reply.Answer answer, ServerHttpResponse response) {
        head(answer, response);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
    }

    private static Mono<Void> cut(Reply.Answer answer, ServerHttpResponse response) {
        head(answer, response);
        var half = response.bufferFactory().wrap(answer.half().body());
        // the body is never completed: once its first half is out, the connection goes
        Mono<Publisher<DataBuffer>> end = Mono.delay(BEFORE_THE_CUT)
                .doOnNext(tick -> connection(response, ReplyWriter::close))
                .then(Mono.never());
        return response.writeAndFlushWith(Flux.concat(Mono.just(Mono.just(half)), end));
    }

    private static void head(Reply.Answer answer, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, answer.contentType());
        response.getHeaders().setContentLength(answer.body().length);
        answer.headers().forEach(response.getHeaders()::set);
    }

    private static void close(Connection connection) {
        connection.channel().close();
    }

    /** Closing with nothing left to linger for sends RST instead of FIN. */
    private static void reset(Connection connection) {
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        connection.channel().close();
    }

    private static void connection(ServerHttpResponse response, Consumer<Connection> action) {
        var plain = response;
        while (plain instanceof ServerHttpResponseDecorator decorator) {
            plain = decorator.getDelegate();
        }
        HttpServerResponse netty = ((AbstractServerHttpResponse) plain).getNativeResponse();
        netty.withConnection(action);
    }
}
