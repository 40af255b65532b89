package com.occ.inventory.admin.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occ.inventory.admin.schedule.Schedules;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.schedule.Slot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A tick of the schedule that somebody else's clock makes. The first in a slot starts its run. */
@RestController
@Tag(name = "Schedule")
class CronController {
    private final Schedules schedules;
    private final RunRequests requests;
    private final RunHistory history;
    private final Clock clock;

    CronController(Schedules schedules, RunRequests requests, RunHistory history, Clock clock) {
        this.schedules = schedules;
        this.requests = requests;
        this.history = history;
        this.clock = clock;
    }

    @Operation(summary = "A tick of the schedule: the first in a slot starts its run")
    @RequestMapping(
            path = "/api/cron/inventory-sync",
            method = {RequestMethod.GET, RequestMethod.POST})
    Mono<ResponseEntity<Answer>> tick() {
        return schedules.current().flatMap(schedule -> schedule.enabled() ? run(schedule) : Mono.just(off()));
    }

    private Mono<ResponseEntity<Answer>> run(Schedule schedule) {
        Instant now = clock.instant();
        Slot slot = Slot.at(schedule, now);
        UUID id = slot.requestId();
        SyncRequested request =
                new SyncRequested(id, Trigger.CRON, "cron", Mode.APPLY, new Scope.All(), now, slot.start());
        return requests.submit(request, List.of())
                .flatMap(started -> history.find(id).map(run -> ResponseEntity.status(started ? 202 : 200)
                        .location(URI.create(SyncRunController.PATH + "/" + id))
                        .body(new Answer(started, id, slot.start(), run.status(), null))));
    }

    private static ResponseEntity<Answer> off() {
        return ResponseEntity.ok(new Answer(false, null, null, null, "the schedule is off"));
    }

    /** @param started whether this call started the slot's run */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(boolean started, UUID runId, Instant slot, RunStatus status, String reason) {}
}
