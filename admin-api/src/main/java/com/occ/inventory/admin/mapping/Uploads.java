package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.admin.door.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Mapping files as they are sent, up to the largest that is allowed. */
@Component
class Uploads {
    private final AdminSettings settings;

    Uploads(AdminSettings settings) {
        this.settings = settings;
    }

    Mono<MappingFile> read(Flux<DataBuffer> body) {
        return whole(body).publishOn(Schedulers.boundedElastic()).map(Uploads::parse);
    }

    /** Reads one byte more than is allowed, which tells a body that is too large. */
    private Mono<DataBuffer> whole(Flux<DataBuffer> body) {
        long limit = settings.importLimit().toBytes();
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(body, limit + 1))
                .switchIfEmpty(Mono.error(() -> Problem.badRequest("The body is empty; send the file as it.")))
                .flatMap(joined -> {
                    if (joined.readableByteCount() <= limit) {
                        return Mono.just(joined);
                    }
                    DataBufferUtils.release(joined);
                    return Mono.error(Problem.tooLarge("A mapping file may have " + settings.importLimit()
                            + ". Split it by partner and send the parts one after the other."));
                });
    }

    private static MappingFile parse(DataBuffer body) {
        try (InputStream file = body.asInputStream(true)) {
            return MappingFileReader.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
