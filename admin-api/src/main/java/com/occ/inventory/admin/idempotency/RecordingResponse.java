package com.occ.inventory.admin.idempotency;

import com.occ.inventory.admin.idempotency.Claim.Answer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Has the answer written down before the caller gets to see it. */
final class RecordingResponse extends ServerHttpResponseDecorator {
    private final Function<Answer, Mono<Void>> record;
    private final AtomicBoolean recorded = new AtomicBoolean();

    RecordingResponse(ServerHttpResponse response, Function<Answer, Mono<Void>> record) {
        super(response);
        this.record = record;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return DataBufferUtils.join(body)
                .map(RecordingResponse::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(bytes -> record(bytes)
                        .then(Mono.defer(() -> super.writeWith(
                                Mono.fromSupplier(() -> bufferFactory().wrap(bytes))))));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return writeWith(Flux.from(body).concatMap(part -> part));
    }

    @Override
    public Mono<Void> setComplete() {
        return recordEmpty().then(Mono.defer(super::setComplete));
    }

    /** For answers that nobody wrote anything into. */
    Mono<Void> recordEmpty() {
        return record(new byte[0]);
    }

    private Mono<Void> record(byte[] body) {
        return Mono.defer(() -> {
            if (recorded.getAndSet(true)) {
                return Mono.empty();
            }
            HttpHeaders headers = getHeaders();
            int status = getStatusCode() == null ? 200 : getStatusCode().value();
            return record.apply(new Answer(
                    status,
                    headers.getFirst(HttpHeaders.LOCATION),
                    Objects.toString(headers.getContentType(), null),
                    body));
        });
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
