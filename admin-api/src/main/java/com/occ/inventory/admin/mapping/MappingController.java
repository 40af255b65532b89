package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.mapping.MappingExport.Position;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
@RequestMapping("/api/v1/mappings")
class MappingController {
    private static final String CSV = "text/csv;charset=UTF-8";

    private final MappingImport imports;
    private final MappingExport exports;
    private final AdminSettings settings;

    MappingController(MappingImport imports, MappingExport exports, AdminSettings settings) {
        this.imports = imports;
        this.exports = exports;
        this.settings = settings;
    }

    @PostMapping(
            path = "/import",
            consumes = {"text/csv", "text/plain", "application/octet-stream"})
    Mono<ImportAnswer> replace(ServerHttpRequest request, @RequestParam(defaultValue = "false") boolean dryRun) {
        return body(request)
                .publishOn(Schedulers.boundedElastic())
                .map(MappingController::read)
                .flatMap(file -> imports.run(file, dryRun));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Page<Mapping>> list(
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        Position after =
                Cursor.read(cursor, Position.START, parts -> new Position(parts.get(0), Long.parseLong(parts.get(1))));
        return exports.require(partner)
                .thenMany(exports.after(partner, after, size + 1))
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.partner(), last.variantId())));
    }

    /** The whole, as a file that can be imported again. */
    @GetMapping(produces = CSV)
    Mono<ResponseEntity<Flux<String>>> file(@RequestParam(required = false) String partner) {
        return exports.require(partner).then(Mono.fromSupplier(() -> ResponseEntity.ok(exports.csv(partner))));
    }

    /** Reads one byte more than is allowed, which tells a body that is too large. */
    private Mono<DataBuffer> body(ServerHttpRequest request) {
        long limit = settings.importLimit().toBytes();
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(request.getBody(), limit + 1))
                .switchIfEmpty(Mono.error(() -> Problem.badRequest("The body is empty; send the file as it.")))
                .flatMap(body -> {
                    if (body.readableByteCount() <= limit) {
                        return Mono.just(body);
                    }
                    DataBufferUtils.release(body);
                    return Mono.error(Problem.tooLarge("A mapping file may have " + settings.importLimit()
                            + ". Split it by partner and send the parts one after the other."));
                });
    }

    private static MappingFile read(DataBuffer body) {
        try (InputStream file = body.asInputStream(true)) {
            return MappingFileReader.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
