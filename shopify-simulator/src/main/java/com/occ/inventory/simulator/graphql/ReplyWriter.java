package com.occ.inventory.simulator.graphql;

import io.netty.channel.ChannelOption;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** Puts a reply on the wire, down to breaking the connection. */
final class ReplyWriter {
    private ReplyWriter() {}

    static Mono<Void> write(Reply reply, ServerHttpResponse response) {
        if (reply instanceof Reply.Answer answer) {
            return answer(answer, answer.body().length, response);
        } else if (reply instanceof Reply.Cut cut) {
            var length = cut.answer().body().length;
            return answer(cut.answer().half(), length, response)
                    .then(Mono.fromRunnable(() -> connection(response, ReplyWriter::close)));
        } else if (reply instanceof Reply.Reset) {
            return Mono.fromRunnable(() -> connection(response, ReplyWriter::reset));
        }
        return Mono.never();
    }

    private static Mono<Void> answer(Reply.Answer answer, int announcedLength, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, answer.contentType());
        response.getHeaders().setContentLength(announcedLength);
        answer.headers().forEach(response.getHeaders()::set);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
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
