package com.occ.inventory.admin.control;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.control.PauseScope.Everything;
import com.occ.inventory.admin.control.PauseScope.Item;
import com.occ.inventory.admin.control.PauseScope.Partner;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where the pause and resume buttons of all pages lead. */
@Controller
class ControlPages {
    private final Pausing pausing;
    private final Flash flash;

    ControlPages(Pausing pausing, Flash flash) {
        this.pausing = pausing;
        this.flash = flash;
    }

    /**
     * @param scope everything, partner or item
     * @param back the page that the button stands on
     */
    public record Form(String scope, String partner, String variant, String reason, String back) {
        PauseScope target() {
            return switch (scope == null ? "" : scope) {
                case "everything" -> new Everything();
                case "partner" -> new Partner(partner == null ? "" : partner);
                case "item" -> ControlController.item(partner, variant);
                default -> throw Problem.badRequest("The scope is everything, partner or item.");
            };
        }

        /** Never to another site. */
        public String safeBack() {
            return back != null && back.matches("/(?!/)[\\w\\-./?=&%+~:@]*") ? back : "/";
        }

        public String words() {
            PauseScope target = target();
            return target instanceof Everything
                    ? "everything"
                    : target instanceof Item item ? "variant " + item.variantId() + " of " + item.partner() : partner;
        }
    }

    @PostMapping("/control/pause")
    Mono<Rendering> pause(@ModelAttribute("form") Form form, Actor actor, ServerWebExchange exchange) {
        return Mono.defer(() -> pausing.pause(form.target(), form.reason(), actor))
                .map(pause -> flash.next(
                        exchange,
                        form.safeBack(),
                        "Pausing " + form.words() + ". It is paused once no write is on its way any more."))
                .onErrorResume(
                        Problem.class,
                        problem -> problem.faults().isEmpty() ? Mono.error(problem) : Mono.just(again(form, problem)));
    }

    private static Rendering again(Form form, Problem problem) {
        return Rendering.view("control/pause")
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("form", form)
                .modelAttribute("faults", Faults.of(problem, Set.of("reason")))
                .build();
    }

    @PostMapping("/control/resume")
    Mono<Void> resume(@ModelAttribute("form") Form form, Actor actor, ServerWebExchange exchange) {
        return pausing.resume(form.target(), actor)
                .then(Mono.defer(() -> flash.redirect(exchange, form.safeBack(), "Resumed " + form.words() + ".")));
    }
}
