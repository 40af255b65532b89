package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.admin.store.Question;
import com.occ.inventory.admin.store.StoreKnowledge;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.message.StoreLocation;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Adding, changing and deleting partners. */
@Controller
class PartnerEditPages {
    private static final String VIEW = "partner/edit";
    private static final Set<String> FIELDS = Set.of(
            "key",
            "name",
            "shopDomain",
            "accessToken",
            "expiringToken",
            "expiringToken.accessToken",
            "expiringToken.refreshToken",
            "expiringToken.expiresIn",
            "expiringToken.clientId",
            "expiringToken.clientSecret",
            "locations",
            "confirm",
            PartnerTrials.UNTRIED);

    private final Partners partners;
    private final PartnerEditing editing;
    private final StoreKnowledge stores;
    private final Flash flash;

    PartnerEditPages(Partners partners, PartnerEditing editing, StoreKnowledge stores, Flash flash) {
        this.partners = partners;
        this.editing = editing;
        this.stores = stores;
        this.flash = flash;
    }

    @GetMapping("/partners/new")
    String add(Model model) {
        model.addAttribute("form", PartnerForm.EMPTY);
        model.addAttribute("faults", Faults.NONE);
        return VIEW;
    }

    @PostMapping("/partners/new")
    Mono<Rendering> create(Actor actor, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(typed -> {
            String text =
                    typed.getFirst("key") == null ? "" : typed.getFirst("key").strip();
            PartnerForm form = PartnerForm.of(text, typed);
            return Mono.defer(() -> free(text)
                            .flatMap(key -> editing.put(actor, key, form.request(typed, false), trying(typed))
                                    .then(done(exchange, key, form.name() + " was added."))))
                    .onErrorResume(Problem.class, problem -> again(form, problem));
        });
    }

    @GetMapping("/partners/{key}/edit")
    Mono<String> edit(@PathVariable String key, Model model) {
        return partner(key).flatMap(partner -> show(model, partner, PartnerForm.of(partner), Faults.NONE));
    }

    @PostMapping("/partners/{key}/edit")
    Mono<Rendering> change(Actor actor, @PathVariable String key, ServerWebExchange exchange, Model model) {
        return partner(key).flatMap(partner -> exchange.getFormData().flatMap(typed -> {
            PartnerForm form = PartnerForm.of(key, typed);
            return Mono.defer(() -> editing.put(
                            actor,
                            new PartnerKey(key),
                            form.request(typed, partner.shopDomain().equals(form.shopDomain())),
                            trying(typed)))
                    .then(done(exchange, new PartnerKey(key), form.name() + " was saved."))
                    .onErrorResume(Problem.class, problem -> again(model, partner, form, problem));
        }));
    }

    /** The stored token. */
    @PostMapping("/partners/{key}/check")
    Mono<Void> check(Actor actor, @PathVariable String key, ServerWebExchange exchange) {
        return editing.check(actor, new PartnerKey(key), new PartnerRequest(null, null, null, null, null, null))
                .flatMap(described -> flash.redirect(exchange, "/partners/" + key + "/edit", sentence(described)));
    }

    @PostMapping("/partners/{key}/delete")
    Mono<Rendering> delete(Actor actor, @PathVariable String key, ServerWebExchange exchange, Model model) {
        return partner(key).flatMap(partner -> exchange.getFormData().flatMap(typed -> {
            String confirm = typed.getFirst("confirm");
            if (confirm == null || !confirm.strip().equals(key)) {
                Problem problem = Problem.invalid(
                        "The partner was not deleted.",
                        List.of(Fault.ofField("confirm", "type " + key + " to delete it")));
                return again(model, partner, PartnerForm.of(partner), problem);
            }
            return editing.delete(actor, new PartnerKey(key))
                    .then(Mono.fromSupplier(() -> flash.next(
                            exchange, "/partners", partner.name() + " was deleted with its mappings and its token.")));
        }));
    }

    private Mono<PartnerView> partner(String key) {
        PartnerKey partner = new PartnerKey(key);
        return partners.find(partner).switchIfEmpty(Mono.error(() -> PartnerEditing.unknown(partner)));
    }

    private Mono<PartnerKey> free(String text) {
        PartnerKey key;
        try {
            key = new PartnerKey(text);
        } catch (Problem malformed) {
            return Mono.error(keyFault("must have 1 to 63 lower-case letters, digits and hyphens, no hyphen first"));
        }
        return partners.stored(key)
                .flatMap(taken -> Mono.<PartnerKey>error(
                        keyFault("belongs to " + taken.name() + " already: choose another one, or edit that partner")))
                .defaultIfEmpty(key);
    }

    private static Problem keyFault(String message) {
        return Problem.invalid("The partner was not stored.", List.of(Fault.ofField("key", message)));
    }

    private static Trying trying(MultiValueMap<String, String> typed) {
        return typed.containsKey("saveAnyway") ? Trying.UNLESS_UNREACHABLE : Trying.ALWAYS;
    }

    private Mono<Rendering> done(ServerWebExchange exchange, PartnerKey key, String message) {
        return Mono.fromSupplier(() -> flash.next(exchange, "/partners/" + key + "/edit", message));
    }

    private static Mono<Rendering> again(PartnerForm form, Problem problem) {
        return Mono.just(Rendering.view(VIEW)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("form", form)
                .modelAttribute("faults", Faults.of(problem, FIELDS))
                .build());
    }

    private Mono<Rendering> again(Model model, PartnerView partner, PartnerForm form, Problem problem) {
        return show(model, partner, form, Faults.of(problem, FIELDS)).map(view -> Rendering.view(view)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .build());
    }

    private Mono<String> show(Model model, PartnerView partner, PartnerForm form, Faults faults) {
        model.addAttribute("partner", partner);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        return stores.description(partner.key(), partner.shopDomain())
                .doOnNext(question -> described(model, question, form))
                .thenReturn(VIEW);
    }

    private static void described(Model model, Question question, PartnerForm form) {
        List<StoreLocation> places = question.description().locations();
        model.addAttribute("store", question.description());
        model.addAttribute("describedAt", question.answeredAt());
        model.addAttribute(
                "gone",
                form.locations().stream()
                        .filter(id -> places.stream()
                                .noneMatch(place -> Long.toString(place.id()).equals(id)))
                        .toList());
    }

    private static String sentence(StoreDescribed described) {
        return described.failure() == null
                ? described.shopName() + " answered: the connection works."
                : "The connection does not work: " + described.failure().message();
    }
}
