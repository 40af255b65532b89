package com.occ.inventory.admin.alertsettings;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.mute.Muting;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Controller
class AlertSettingsPages {
    private static final String PATH = "/alerts/settings";

    private final StoredAlertSettings settings;
    private final AlertSettingsEditing editing;
    private final Muting muting;
    private final Flash flash;

    AlertSettingsPages(StoredAlertSettings settings, AlertSettingsEditing editing, Muting muting, Flash flash) {
        this.settings = settings;
        this.editing = editing;
        this.muting = muting;
        this.flash = flash;
    }

    @GetMapping(PATH)
    Mono<Rendering> show() {
        return shown((view, stamp) -> page(HttpStatus.OK, view, AlertSettingsForm.of(view, stamp), Faults.NONE));
    }

    @PostMapping(PATH)
    Mono<Rendering> change(Actor actor, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(typed -> {
            AlertSettingsForm form = AlertSettingsForm.of(typed);
            return Mono.defer(() -> editing.change(form.read(), form.stamp(), actor))
                    .then(Mono.fromSupplier(() -> flash.next(exchange, PATH, "The settings are saved.")))
                    .onErrorResume(Problem.class, problem -> again(form, Faults.of(problem, form.fields())));
        });
    }

    /** Whoever is told that others are stored now sees them, and may overwrite them. */
    private Mono<Rendering> again(AlertSettingsForm form, Faults faults) {
        return shown((view, stamp) -> page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                view,
                faults.at(AlertSettingsEditing.STAMP) == null ? form : form.over(stamp),
                faults));
    }

    private static Rendering page(HttpStatus status, AlertSettingsView view, AlertSettingsForm form, Faults faults) {
        return Rendering.view("alertsettings/settings")
                .status(status)
                .modelAttribute("settings", view)
                .modelAttribute("form", form)
                .modelAttribute("faults", faults)
                .build();
    }

    private Mono<Rendering> shown(BiFunction<AlertSettingsView, String, Rendering> page) {
        return Mono.zip(
                settings.current(),
                muting.all(),
                (stored, mutes) -> page.apply(AlertSettingsView.of(stored, mutes), stored.stamp()));
    }
}
