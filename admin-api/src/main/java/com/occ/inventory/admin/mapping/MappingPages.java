package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.mapping.MappingExport.Position;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.admin.partner.Partners;
import com.occ.inventory.admin.store.StoreKnowledge;
import com.occ.inventory.message.CatalogueLine;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The mappings: searched, and one of them added, changed or removed. */
@Controller
class MappingPages {
    private static final int SIZE = 100;
    private static final int MOST_CANDIDATES = 20;
    private static final Set<String> FIELDS = Set.of("partner", "variantId", "storeInventoryItemId", "sku");

    private final MappingExport mappings;
    private final MappingEditing editing;
    private final Partners partners;
    private final StoreKnowledge stores;
    private final Flash flash;

    MappingPages(
            MappingExport mappings, MappingEditing editing, Partners partners, StoreKnowledge stores, Flash flash) {
        this.mappings = mappings;
        this.editing = editing;
        this.partners = partners;
        this.stores = stores;
        this.flash = flash;
    }

    /** @param known whether the mapping exists, so that its partner and variant are given */
    public record Form(boolean known, String partner, String variantId, String storeInventoryItemId, String sku) {}

    @GetMapping("/mappings")
    Mono<String> list(
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String cursor,
            Model model) {
        String of = partner == null || partner.isBlank() ? null : partner;
        Position after =
                Cursor.read(cursor, Position.START, parts -> new Position(parts.get(0), Long.parseLong(parts.get(1))));
        model.addAttribute("partner", of);
        model.addAttribute("q", q == null ? "" : q);
        return partners.names()
                .doOnNext(names -> model.addAttribute("partners", names))
                .then(mappings.search(of, q, after, SIZE + 1).collectList())
                .doOnNext(found -> {
                    Page<Mapping> page = Page.of(found, SIZE, last -> Cursor.of(last.partner(), last.variantId()));
                    model.addAttribute("mappings", page.items());
                    model.addAttribute("next", page.next() == null ? null : address(of, q, page.next()));
                    model.addAttribute("first", cursor == null ? null : address(of, q, null));
                })
                .thenReturn("mapping/list");
    }

    /** The same file as the API's, for people. */
    @GetMapping("/mappings/export")
    Mono<ResponseEntity<Flux<String>>> export(@RequestParam(required = false) String partner) {
        return mappings.require(partner).then(Mono.fromSupplier(() -> ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"mappings.csv\"")
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(mappings.csv(partner))));
    }

    @GetMapping("/mappings/edit")
    Mono<String> edit(
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(defaultValue = "") String sku,
            @RequestParam(defaultValue = "") String find,
            Model model) {
        OptionalLong id = ShopifyId.parse(variant, "ProductVariant");
        return (id.isEmpty() ? Mono.<Mapping>empty() : mappings.one(partner, id.getAsLong()))
                .onErrorResume(Problem.class, none -> Mono.empty())
                .map(mapping -> new Form(
                        true,
                        mapping.partner(),
                        Long.toString(mapping.variantId()),
                        Long.toString(mapping.storeItemId()),
                        mapping.sku()))
                .defaultIfEmpty(new Form(false, partner, variant, "", sku))
                .flatMap(form -> show(model, form, Faults.NONE, find));
    }

    @PostMapping("/mappings/edit")
    Mono<Rendering> save(Actor actor, ServerWebExchange exchange, Model model) {
        return exchange.getFormData().flatMap(typed -> {
            Form form = new Form(
                    typed.containsKey("known"),
                    text(typed, "partner"),
                    text(typed, "variantId"),
                    text(typed, "storeInventoryItemId"),
                    text(typed, "sku"));
            return editing.put(actor, form.partner(), form.variantId(), form.storeInventoryItemId(), form.sku())
                    .map(created -> flash.next(
                            exchange,
                            address(form.partner(), form.variantId(), null),
                            created ? "The mapping was added." : "The mapping was saved."))
                    .onErrorResume(Problem.class, problem -> show(model, form, Faults.of(problem, FIELDS), "")
                            .map(view -> Rendering.view(view)
                                    .status(HttpStatus.UNPROCESSABLE_CONTENT)
                                    .build()));
        });
    }

    @PostMapping("/mappings/remove")
    Mono<Void> remove(Actor actor, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(typed -> {
            String partner = text(typed, "partner");
            return editing.remove(actor, partner, MappingExport.variant(text(typed, "variantId")))
                    .then(Mono.defer(
                            () -> flash.redirect(exchange, address(partner, null, null), "The mapping was removed.")));
        });
    }

    /** With items of the OCC store that have the SKU or barcode that is asked for. */
    private Mono<String> show(Model model, Form form, Faults faults, String find) {
        String wanted = find.isBlank() ? form.sku() : find;
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("find", wanted);
        Mono<List<CatalogueLine>> candidates = stores.catalogue(null)
                .doOnNext(question -> model.addAttribute("readAt", question.answeredAt()))
                .flatMap(question -> wanted.isBlank()
                        ? Mono.just(List.<CatalogueLine>of())
                        : stores.like(
                                        question.id(),
                                        wanted,
                                        ShopifyId.parse(wanted, "InventoryItem").orElse(0),
                                        MOST_CANDIDATES)
                                .collectList())
                .defaultIfEmpty(List.of());
        return partners.names()
                .doOnNext(names -> model.addAttribute("partners", names))
                .then(candidates)
                .doOnNext(lines -> model.addAttribute("candidates", lines))
                .thenReturn("mapping/edit");
    }

    private static String text(MultiValueMap<String, String> typed, String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }

    private static String address(String partner, String q, String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/mappings");
        if (partner != null && !partner.isEmpty()) {
            address.queryParam("partner", "{partner}");
        }
        if (q != null && !q.isBlank()) {
            address.queryParam("q", "{q}");
        }
        if (cursor != null) {
            address.queryParam("cursor", "{cursor}");
        }
        java.util.Map<String, Object> values = new java.util.HashMap<>();
        values.put("partner", partner);
        values.put("q", q);
        values.put("cursor", cursor);
        return address.encode().buildAndExpand(values).toUriString();
    }
}
