package com.occ.inventory.admin.run;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.Trigger;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where the buttons lead that start a run or stop one. */
@Controller
class SyncNowPages {
    private final SyncNow syncNow;
    private final RunCancels cancels;
    private final Flash flash;

    SyncNowPages(SyncNow syncNow, RunCancels cancels, Flash flash) {
        this.syncNow = syncNow;
        this.cancels = cancels;
        this.flash = flash;
    }

    /**
     * @param scope everything, partner or item
     * @param mode APPLY unless it says DRY
     */
    public record Form(String scope, String partner, String variant, String mode) {
        RunRequest request() {
            Mode chosen = "DRY".equals(mode) ? Mode.DRY : Mode.APPLY;
            return switch (scope == null ? "" : scope) {
                case "everything" -> new RunRequest(null, null, null, chosen);
                case "partner" -> new RunRequest(partner == null ? List.of() : List.of(partner), null, null, chosen);
                case "item" -> new RunRequest(null, partner, variant == null ? null : List.of(variant), chosen);
                default -> throw Problem.badRequest("The scope is everything, partner or item.");
            };
        }
    }

    @PostMapping("/sync")
    Mono<Void> start(@ModelAttribute("sync") Form form, Actor actor, ServerWebExchange exchange) {
        RunRequest asked = form.request();
        return syncNow.start(asked, Trigger.MANUAL, actor)
                .flatMap(run -> flash.redirect(
                        exchange,
                        "/runs/" + run,
                        asked.modeOrDefault() == Mode.DRY
                                ? "Dry run requested. It says what it would change, and writes nothing."
                                : "Sync requested."));
    }

    @PostMapping("/runs/{id}/cancel")
    Mono<Void> cancel(@PathVariable String id, Actor actor, ServerWebExchange exchange) {
        return cancels.cancel(SyncRunController.runId(id), actor)
                .flatMap(asked -> flash.redirect(
                        exchange,
                        "/runs/" + id,
                        asked
                                ? "Cancelling. It is cancelled once no write of it is on its way any more."
                                : "There is nothing to cancel any more."));
    }
}
