package com.occ.inventory.admin.item;

import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.partner.PartnerKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Items")
@RequestMapping("/api/v1/partners/{key}/items")
class ItemController {
    private final Items items;
    private final PartnerSheets partners;

    ItemController(Items items, PartnerSheets partners) {
        this.items = items;
        this.partners = partners;
    }

    @Operation(summary = "Mapped items of a partner")
    @GetMapping
    Mono<Page<ItemRow>> list(
            @PathVariable String key,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        SearchText wanted = SearchText.of("search", search);
        long after = Items.after(cursor);
        int size = Page.limit(limit);
        return partners.exists(new PartnerKey(key)).then(Mono.defer(() -> items.page(key, wanted, after, size)));
    }

    @Operation(summary = "An item")
    @GetMapping("/{variant}")
    Mono<ItemSheet> show(@PathVariable String key, @PathVariable String variant) {
        return items.find(new PartnerKey(key).value(), VariantId.of(variant));
    }

    @Operation(summary = "What became of an item, the newest first")
    @GetMapping("/{variant}/history")
    Mono<Page<ItemChange>> history(
            @PathVariable String key,
            @PathVariable String variant,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        String partner = new PartnerKey(key).value();
        long id = VariantId.of(variant);
        Items.Position after = Items.Position.of(cursor);
        int size = Page.limit(limit);
        return items.find(partner, id).then(Mono.defer(() -> items.history(partner, id, after, size)));
    }
}
