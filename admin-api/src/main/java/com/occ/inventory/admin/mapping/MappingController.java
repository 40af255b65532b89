package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.RequestJson;
import com.occ.inventory.admin.mapping.MappingExport.Position;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Mappings")
@RequestMapping("/api/v1/mappings")
class MappingController {
    private static final String CSV = "text/csv;charset=UTF-8";

    private final MappingImport imports;
    private final MappingExport exports;
    private final MappingEditing editing;
    private final Uploads uploads;

    MappingController(MappingImport imports, MappingExport exports, MappingEditing editing, Uploads uploads) {
        this.imports = imports;
        this.exports = exports;
        this.editing = editing;
        this.uploads = uploads;
    }

    /** What a variant is mapped to. */
    record Target(String storeInventoryItemId, String sku) {}

    @Operation(
            summary = "Replaces the mappings of each partner in the file, or nothing",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @PostMapping(
            path = "/import",
            consumes = {"text/csv", "text/plain", "application/octet-stream"})
    Mono<ImportAnswer> replace(
            Actor actor, ServerHttpRequest request, @RequestParam(defaultValue = "false") boolean dryRun) {
        return uploads.read(request.getBody()).flatMap(file -> imports.run(actor, file, dryRun));
    }

    @Operation(summary = "Mappings, as a list or as a file that can be imported again")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Page<Mapping>> list(
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        Position after =
                Cursor.read(cursor, Position.START, parts -> new Position(parts.get(0), Long.parseLong(parts.get(1))));
        return exports.require(partner)
                .thenMany(exports.search(partner, q, after, size + 1))
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.partner(), last.variantId())));
    }

    /** The whole, as a file that can be imported again. */
    @Operation(summary = "Mappings, as a list or as a file that can be imported again")
    @GetMapping(produces = CSV)
    Mono<ResponseEntity<Flux<String>>> file(@RequestParam(required = false) String partner) {
        return exports.require(partner).then(Mono.fromSupplier(() -> ResponseEntity.ok(exports.csv(partner))));
    }

    @Operation(summary = "Maps a variant to an item of the OCC store")
    @PutMapping("/{partner}/{variant}")
    Mono<ResponseEntity<Mapping>> put(
            Actor actor,
            @PathVariable String partner,
            @PathVariable String variant,
            @RequestBody(required = false) @BodyOf(Target.class) byte[] body) {
        Target target = RequestJson.read(body, Target.class);
        return editing.put(actor, partner, variant, target.storeInventoryItemId(), target.sku())
                .flatMap(created -> exports.one(partner, MappingExport.variant(variant))
                        .map(mapping -> ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                                .body(mapping)));
    }

    @Operation(summary = "Takes a mapping away")
    @DeleteMapping("/{partner}/{variant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Actor actor, @PathVariable String partner, @PathVariable String variant) {
        return editing.remove(actor, partner, MappingExport.variant(variant));
    }
}
