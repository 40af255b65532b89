package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
@RequestMapping("/api/v1/mappings")
class MappingController {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

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
        return DataBufferUtils.join(
                        request.getBody(),
                        Math.toIntExact(settings.importLimit().toBytes()))
                .onErrorMap(DataBufferLimitException.class, over -> tooLarge())
                .switchIfEmpty(Mono.error(() -> Problem.badRequest("The body is empty; send the file as it.")))
                .publishOn(Schedulers.boundedElastic())
                .map(MappingController::read)
                .flatMap(file -> imports.run(file, dryRun));
    }

    /** JSON in pages; with {@code Accept: text/csv} the whole as a file that can be imported again. */
    @GetMapping
    Mono<ResponseEntity<?>> list(
            ServerHttpRequest request,
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        if (wantsCsv(request.getHeaders().getAccept())) {
            return exports.require(partner)
                    .then(Mono.fromSupplier(
                            () -> ResponseEntity.ok().contentType(CSV).body(exports.csv(partner))));
        }
        int size = Page.limit(limit);
        MappingExport.Position after = Cursor.read(
                cursor,
                MappingExport.Position.START,
                parts -> new MappingExport.Position(parts.get(0), Long.parseLong(parts.get(1))));
        return exports.require(partner)
                .thenMany(exports.after(partner, after, size + 1))
                .collectList()
                .map(found ->
                        ResponseEntity.ok(Page.of(found, size, last -> Cursor.of(last.partner(), last.variantId()))));
    }

    private static boolean wantsCsv(List<MediaType> accepted) {
        return accepted.stream().anyMatch(type -> type.isConcrete() && CSV.isCompatibleWith(type));
    }

    private Problem tooLarge() {
        return Problem.tooLarge(
                "A mapping file may have " + settings.importLimit().toMegabytes()
                        + " MB. Split it by partner and send the parts one after the other.");
    }

    private static MappingFile read(DataBuffer body) {
        try (InputStream file = body.asInputStream(true)) {
            return MappingFileReader.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
