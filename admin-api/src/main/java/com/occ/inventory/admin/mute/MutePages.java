package com.occ.inventory.admin.mute;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.admin.page.Show;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where the mute and unmute buttons of all pages lead. */
@Controller
class MutePages {
    private final Muting muting;
    private final Flash flash;

    MutePages(Muting muting, Flash flash) {
        this.muting = muting;
        this.flash = flash;
    }

    /**
     * As it was typed.
     *
     * @param back the page that the button stands on
     */
    public record Form(String hours, String reason, String back) {
        MuteRequest read() {
            if (hours == null || !hours.strip().matches("\\d{1,6}")) {
                throw Problem.invalid(
                        "The partner was not muted.",
                        List.of(Fault.ofField(
                                "hours",
                                "must be a whole number of hours, 1 to " + MuteRequest.MOST_HOURS + " (30 days)")));
            }
            return new MuteRequest(Integer.valueOf(hours.strip()), null, reason);
        }

        /** Never to another site. */
        public String safeBack() {
            return back != null && back.matches("/(?!/)[\\w\\-./?=&%+~:@]*") ? back : "/alerts";
        }
    }

    @PostMapping("/partners/{key}/mute")
    Mono<Rendering> mute(
            @PathVariable String key, @ModelAttribute("form") Form form, Actor actor, ServerWebExchange exchange) {
        return Mono.defer(() -> muting.mute(key, form.read(), actor))
                .map(mute -> flash.next(
                        exchange,
                        form.safeBack(),
                        "Nobody is told of incidents of " + mute.partnerName() + " until "
                                + Show.INSTANCE.utc(mute.until()) + "."))
                .onErrorResume(
                        Problem.class,
                        problem -> problem.faults().isEmpty()
                                ? Mono.error(problem)
                                : Mono.just(again(key, form, problem)));
    }

    private static Rendering again(String key, Form form, Problem problem) {
        return Rendering.view("mute/mute")
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("partner", key)
                .modelAttribute("form", form)
                .modelAttribute("faults", Faults.of(problem, Set.of("hours", "reason")))
                .build();
    }

    @PostMapping("/partners/{key}/unmute")
    Mono<Void> unmute(
            @PathVariable String key, @ModelAttribute("form") Form form, Actor actor, ServerWebExchange exchange) {
        return muting.unmute(key, actor)
                .then(Mono.defer(() -> flash.redirect(
                        exchange, form.safeBack(), "People are told of incidents of " + key + " again.")));
    }
}
