package com.occ.inventory.admin.schedule;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.message.SyncRules.GonePolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Controller
class SchedulePages {
    private static final Duration PAGES_AWAITED = Duration.ofMinutes(5);
    private final Schedules schedules;
    private final ScheduleEditing editing;
    private final Flash flash;
    private final Clock clock;

    SchedulePages(Schedules schedules, ScheduleEditing editing, Flash flash, Clock clock) {
        this.schedules = schedules;
        this.editing = editing;
        this.flash = flash;
        this.clock = clock;
    }

    /** As it was typed. */
    public record Form(String enabled, String intervalMinutes, String variantGone) {
        static Form of(ScheduleView view) {
            return new Form(
                    view.enabled() ? "true" : "false",
                    String.valueOf(view.intervalMinutes()),
                    view.variantGone().name());
        }

        /** @throws Problem that names every fault at once */
        ScheduleChange read() {
            List<Fault> faults = new ArrayList<>();
            Integer minutes = null;
            if (intervalMinutes == null || !intervalMinutes.strip().matches("\\d{1,9}")) {
                faults.add(Fault.ofField("intervalMinutes", "must be a whole number of minutes"));
            } else {
                minutes = Integer.valueOf(intervalMinutes.strip());
            }
            GonePolicy gone = null;
            if ("ZERO".equals(variantGone) || "KEEP".equals(variantGone)) {
                gone = GonePolicy.valueOf(variantGone);
            } else {
                faults.add(Fault.ofField("variantGone", "choose one of the two"));
            }
            if (!faults.isEmpty()) {
                throw Problem.invalid("The schedule was not changed.", faults);
            }
            return new ScheduleChange("true".equals(enabled), minutes, gone).checked();
        }
    }

    @GetMapping("/schedule")
    Mono<Rendering> show() {
        return view().map(view -> page(HttpStatus.OK, view, Form.of(view), Faults.NONE));
    }

    @PostMapping("/schedule")
    Mono<Rendering> change(@ModelAttribute("form") Form form, Actor actor, ServerWebExchange exchange) {
        return Mono.defer(() -> editing.change(form.read(), actor))
                .then(Mono.fromSupplier(() -> flash.next(exchange, "/schedule", "The schedule is saved.")))
                .onErrorResume(Problem.class, problem -> view().map(view -> page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        view,
                        form,
                        Faults.of(problem, Set.of("intervalMinutes", "variantGone")))));
    }

    private static Rendering page(HttpStatus status, ScheduleView view, Form form, Faults faults) {
        return Rendering.view("schedule/schedule")
                .status(status)
                .modelAttribute("schedule", view)
                .modelAttribute("form", form)
                .modelAttribute("faults", faults)
                .build();
    }

    private Mono<ScheduleView> view() {
        Instant now = clock.instant();
        return schedules.settings().map(settings -> ScheduleView.of(settings, now));
    }

    @ModelAttribute
    Mono<Void> lastRun(Model model) {
        return schedules
                .lastRun(clock.instant().minus(PAGES_AWAITED))
                .doOnNext(run -> model.addAttribute("lastRun", run))
                .then();
    }
}
