package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.RequestJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Partners")
@RequestMapping(PartnerController.PATH)
class PartnerController {
    static final String PATH = "/api/v1/partners";

    private final Partners partners;
    private final PartnerEditing editing;

    PartnerController(Partners partners, PartnerEditing editing) {
        this.partners = partners;
        this.editing = editing;
    }

    @Operation(summary = "Partners by key")
    @GetMapping
    Mono<Page<PartnerView>> list(
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        String after = Cursor.read(cursor, "", parts -> parts.get(0));
        return partners.list(after, size + 1)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.key())));
    }

    @Operation(summary = "A partner")
    @GetMapping("/{key}")
    Mono<PartnerView> show(@PathVariable String key) {
        PartnerKey partner = new PartnerKey(key);
        return partners.find(partner).switchIfEmpty(Mono.error(() -> PartnerEditing.unknown(partner)));
    }

    @Operation(summary = "Adds or changes a partner; what is left out of a known one stays")
    /** @param check false stores a token that was not tried */
    @PutMapping("/{key}")
    Mono<ResponseEntity<PartnerView>> put(
            Actor actor,
            @PathVariable String key,
            @RequestBody(required = false) @BodyOf(PartnerRequest.class) byte[] body,
            @RequestParam(defaultValue = "true") boolean check) {
        PartnerKey partner = new PartnerKey(key);
        return editing.put(
                        actor,
                        partner,
                        RequestJson.read(body, PartnerRequest.class),
                        check ? Trying.ALWAYS : Trying.NEVER)
                .flatMap(created -> partners.find(partner)
                        .map(view -> created
                                ? ResponseEntity.created(URI.create(PATH + "/" + key))
                                        .body(view)
                                : ResponseEntity.ok(view)));
    }

    @Operation(summary = "Tries a partner's token and changes nothing")
    /** Tries the token in the body, or without one that which is stored, and changes nothing. */
    @PostMapping("/{key}/check")
    Mono<ConnectionView> check(
            Actor actor,
            @PathVariable String key,
            @RequestBody(required = false) @BodyOf(PartnerRequest.class) byte[] body) {
        return editing.check(actor, new PartnerKey(key), RequestJson.read(body, PartnerRequest.class))
                .map(ConnectionView::of);
    }

    @Operation(summary = "Deletes a partner and its mappings")
    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Actor actor, @PathVariable String key) {
        return editing.delete(actor, new PartnerKey(key));
    }
}
