package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.RequestJson;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(PartnerController.PATH)
class PartnerController {
    static final String PATH = "/api/v1/partners";

    private final Partners partners;
    private final PartnerEditing editing;

    PartnerController(Partners partners, PartnerEditing editing) {
        this.partners = partners;
        this.editing = editing;
    }

    @GetMapping
    Mono<Page<PartnerView>> list(
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        String after = Cursor.read(cursor, "", parts -> parts.get(0));
        return partners.list(after, size + 1)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.key())));
    }

    @GetMapping("/{key}")
    Mono<PartnerView> show(@PathVariable String key) {
        PartnerKey partner = new PartnerKey(key);
        return partners.find(partner).switchIfEmpty(Mono.error(() -> PartnerEditing.unknown(partner)));
    }

    @PutMapping("/{key}")
    Mono<ResponseEntity<PartnerView>> put(@PathVariable String key, @RequestBody(required = false) byte[] body) {
        PartnerKey partner = new PartnerKey(key);
        return editing.put(partner, RequestJson.read(body, PartnerRequest.class))
                .flatMap(created -> partners.find(partner)
                        .map(view -> created
                                ? ResponseEntity.created(URI.create(PATH + "/" + key))
                                        .body(view)
                                : ResponseEntity.ok(view)));
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable String key) {
        return editing.delete(new PartnerKey(key));
    }
}
