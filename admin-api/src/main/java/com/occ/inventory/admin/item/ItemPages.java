package com.occ.inventory.admin.item;

import com.occ.inventory.admin.control.Pause;
import com.occ.inventory.admin.control.PauseScope;
import com.occ.inventory.admin.control.Pausing;
import com.occ.inventory.admin.mute.Mute;
import com.occ.inventory.admin.mute.Muting;
import com.occ.inventory.admin.overview.PartnerStates;
import com.occ.inventory.admin.partner.PartnerKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** A partner's page, and the page of one of its items. */
@Controller
class ItemPages {
    private static final int SIZE = 50;

    private final PartnerSheets partners;
    private final Items items;
    private final PartnerStates states;
    private final Holds holds;
    private final Clock clock;

    ItemPages(PartnerSheets partners, Items items, PartnerStates states, Holds holds, Clock clock) {
        this.partners = partners;
        this.items = items;
        this.states = states;
        this.holds = holds;
        this.clock = clock;
    }

    /** What people hold back for a time: writes, and alerts. */
    @Component
    record Holds(Pausing pausing, Muting muting) {
        Mono<Optional<Pause>> pause(PauseScope scope) {
            return pausing.find(scope).map(Optional::of).defaultIfEmpty(Optional.empty());
        }

        Mono<Optional<Mute>> mute(String partner) {
            return muting.find(partner).map(Optional::of).defaultIfEmpty(Optional.empty());
        }
    }

    @GetMapping("/partners/{key:(?!new$).+}")
    Mono<String> partner(
            @PathVariable String key,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String cursor,
            Model model) {
        PartnerKey partner = new PartnerKey(key);
        SearchText wanted = SearchText.of("search", search);
        return partners.find(partner)
                .flatMap(sheet -> Mono.zip(
                        Mono.just(sheet),
                        items.page(key, wanted, Items.after(cursor), SIZE),
                        states.find(key),
                        holds.pause(new PauseScope.Partner(key)),
                        holds.mute(key)))
                .doOnNext(found -> {
                    model.addAttribute("state", found.getT3());
                    model.addAttribute("pause", found.getT4().orElse(null));
                    model.addAttribute("mute", found.getT5().orElse(null));
                    model.addAttribute("partner", found.getT1());
                    model.addAttribute("bars", SyncBar.of(found.getT1().syncs(), clock.instant()));
                    model.addAttribute("items", found.getT2().items());
                    model.addAttribute("search", wanted == null ? null : wanted.text());
                    String next = found.getT2().next();
                    model.addAttribute("next", next == null ? null : address(key, wanted, next));
                    model.addAttribute("first", cursor == null ? null : address(key, wanted, null));
                })
                .thenReturn("item/partner");
    }

    @GetMapping("/partners/{key}/items/{variant}")
    Mono<String> item(
            @PathVariable String key,
            @PathVariable String variant,
            @RequestParam(required = false) String cursor,
            Model model) {
        String partner = new PartnerKey(key).value();
        long id = VariantId.of(variant);
        return Mono.zip(
                        items.find(partner, id),
                        items.history(partner, id, Items.Position.of(cursor), SIZE),
                        holds.pause(new PauseScope.Item(partner, id)))
                .doOnNext(found -> {
                    model.addAttribute("pause", found.getT3().orElse(null));
                    model.addAttribute("item", found.getT1());
                    model.addAttribute("history", found.getT2().items());
                    String here = "/partners/" + partner + "/items/" + id;
                    String next = found.getT2().next();
                    model.addAttribute("next", next == null ? null : here + "?cursor=" + next);
                    model.addAttribute("first", cursor == null ? null : here);
                })
                .thenReturn("item/item");
    }

    private static String address(String key, SearchText search, String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/partners/" + key);
        if (search != null) {
            address.queryParam("search", "{search}").uriVariables(Map.of("search", search.text()));
        }
        if (cursor != null) {
            address.queryParam("cursor", cursor);
        }
        return address.fragment("items").encode().build().toUriString();
    }
}
