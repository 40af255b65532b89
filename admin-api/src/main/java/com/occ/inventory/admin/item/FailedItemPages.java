package com.occ.inventory.admin.item;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.item.FailedItemList.Position;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.admin.page.Show;
import com.occ.inventory.admin.partner.PartnerKey;
import com.occ.inventory.admin.run.FailedItemRetries;
import com.occ.inventory.admin.run.FailedItemRetries.Asked;
import com.occ.inventory.admin.run.FailedSelection;
import com.occ.inventory.message.Trigger;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Controller
class FailedItemPages {
    private static final int SIZE = 50;
    private static final Pattern OURS = Pattern.compile("/(failed-items|partners/)[A-Za-z0-9/?&=%._~+,:*-]*");

    private final FailedItemList list;
    private final FailedItemActions actions;
    private final Flash flash;

    FailedItemPages(FailedItemList list, FailedItemActions actions, Flash flash) {
        this.list = list;
        this.actions = actions;
        this.flash = flash;
    }

    @GetMapping("/failed-items")
    Mono<String> show(
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) String code,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String cursor,
            Model model) {
        FailedFilter filter = FailedFilter.of(partner, code, search, state);
        return Mono.zip(list.page(filter, Position.of(cursor), SIZE), list.causes(filter), list.others(filter))
                .doOnNext(found -> {
                    List<FailedCause> causes = found.getT2();
                    model.addAttribute("filter", filter);
                    model.addAttribute("items", found.getT1().items());
                    model.addAttribute("causes", causes);
                    model.addAttribute(
                            "total",
                            causes.stream().mapToLong(FailedCause::items).sum());
                    model.addAttribute("others", found.getT3());
                    model.addAttribute(
                            "other", filter.of(filter.open() ? FailedFilter.State.DISMISSED : FailedFilter.State.OPEN));
                    String next = found.getT1().next();
                    model.addAttribute("next", next == null ? null : filter.address(next));
                    model.addAttribute("first", cursor == null ? null : filter.address());
                })
                .thenReturn("item/failed");
    }

    @PostMapping("/failed-items/retry")
    Mono<Void> retry(ServerWebExchange exchange, Actor actor) {
        return exchange.getFormData().flatMap(form -> actions.retry(selection(form), Trigger.MANUAL, actor)
                .flatMap(asked -> flash.redirect(exchange, back(form), asked(asked))));
    }

    @PostMapping("/failed-items/dismiss")
    Mono<Void> dismiss(ServerWebExchange exchange, Actor actor) {
        return exchange.getFormData().flatMap(form -> actions.dismiss(selection(form), actor)
                .flatMap(count -> flash.redirect(
                        exchange,
                        back(form),
                        Show.INSTANCE.count(count, "item was", "items were")
                                + " dismissed. What fails for another cause comes back.")));
    }

    @PostMapping("/failed-items/reopen")
    Mono<Void> reopen(ServerWebExchange exchange, Actor actor) {
        return exchange.getFormData().flatMap(form -> {
            FailedSelection item = selection(form);
            if (!item.one()) {
                return Mono.error(() -> Problem.badRequest("Say which item with partner and variant."));
            }
            return actions.reopen(item.partner(), item.variantId(), actor)
                    .then(Mono.defer(() -> flash.redirect(exchange, back(form), "The item is open again.")));
        });
    }

    private static String asked(Asked asked) {
        String more = asked.items() < FailedItemRetries.MOST_ITEMS ? "" : " There may be more: press again for them.";
        return Show.INSTANCE.count(asked.items(), "item is", "items are") + " tried again in "
                + Show.INSTANCE.count(asked.runs().size(), "run", "runs") + ". Those that succeed leave this list."
                + more;
    }

    private static FailedSelection selection(MultiValueMap<String, String> form) {
        String partner = SearchText.plain("partner", form.getFirst("partner"));
        String variant = form.getFirst("variant");
        String code = SearchText.plain("code", form.getFirst("code"));
        if (variant != null && partner != null) {
            return FailedSelection.item(new PartnerKey(partner).value(), VariantId.of(variant));
        }
        if (code == null) {
            throw Problem.badRequest("Say which cause with code, or which item with partner and variant.");
        }
        return FailedSelection.cause(code, partner);
    }

    /** Where the form was: an address of ours, or the list. */
    private static String back(MultiValueMap<String, String> form) {
        String back = form.getFirst("back");
        return back != null && OURS.matcher(back).matches() ? back : "/failed-items";
    }
}
