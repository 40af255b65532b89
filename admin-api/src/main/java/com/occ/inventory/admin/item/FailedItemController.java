package com.occ.inventory.admin.item;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.item.FailedItemList.Position;
import com.occ.inventory.admin.partner.PartnerKey;
import com.occ.inventory.admin.run.FailedItemRetries.Asked;
import com.occ.inventory.admin.run.FailedSelection;
import com.occ.inventory.message.Trigger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Failed items")
@RequestMapping("/api/v1/failed-items")
class FailedItemController {
    private final FailedItemList list;
    private final FailedItemActions actions;

    FailedItemController(FailedItemList list, FailedItemActions actions) {
        this.list = list;
        this.actions = actions;
    }

    record Causes(List<FailedCause> items) {}

    record Dismissed(long items) {}

    @Operation(summary = "Failed items")
    @GetMapping
    Mono<Page<FailedItem>> list(
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) String code,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        return list.page(FailedFilter.of(partner, code, search, state), Position.of(cursor), Page.limit(limit));
    }

    @Operation(summary = "Causes of failed items, with counts")
    @GetMapping("/causes")
    Mono<Causes> causes(@RequestParam(required = false) String partner, @RequestParam(required = false) String state) {
        return list.causes(FailedFilter.of(partner, null, null, state)).map(Causes::new);
    }

    /** Tries all open ones of a cause again: of all partners, or of one. */
    @Operation(summary = "Tries all failed items of a selection again")
    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Asked> retryAll(
            @RequestParam(required = false) String code, @RequestParam(required = false) String partner, Actor actor) {
        return actions.retry(cause(code, partner), Trigger.API, actor);
    }

    @Operation(summary = "Dismisses all failed items of a selection")
    @PostMapping("/dismiss")
    Mono<Dismissed> dismissAll(
            @RequestParam(required = false) String code, @RequestParam(required = false) String partner, Actor actor) {
        return actions.dismiss(cause(code, partner), actor).map(Dismissed::new);
    }

    @Operation(summary = "Tries a failed item again")
    @PostMapping("/{partner}/{variant}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Asked> retry(@PathVariable String partner, @PathVariable String variant, Actor actor) {
        return actions.retry(item(partner, variant), Trigger.API, actor);
    }

    @Operation(summary = "Dismisses a failed item")
    @PostMapping("/{partner}/{variant}/dismiss")
    Mono<Dismissed> dismiss(@PathVariable String partner, @PathVariable String variant, Actor actor) {
        return actions.dismiss(item(partner, variant), actor).map(Dismissed::new);
    }

    @Operation(summary = "Opens a dismissed item again")
    @PostMapping("/{partner}/{variant}/reopen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reopen(@PathVariable String partner, @PathVariable String variant, Actor actor) {
        FailedSelection item = item(partner, variant);
        return actions.reopen(item.partner(), item.variantId(), actor);
    }

    private static FailedSelection item(String partner, String variant) {
        return FailedSelection.item(new PartnerKey(partner).value(), VariantId.of(variant));
    }

    private static FailedSelection cause(String code, String partner) {
        String cause = SearchText.plain("code", code);
        if (cause == null) {
            throw Problem.badRequest(
                    "Say which cause with ?code=, one of those that /api/v1/failed-items/causes lists.");
        }
        return FailedSelection.cause(cause, SearchText.plain("partner", partner));
    }
}
