package com.occ.inventory.admin.schedule;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.RequestJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Schedule")
@RequestMapping("/api/v1/schedule")
class ScheduleController {
    private final Schedules schedules;
    private final ScheduleEditing editing;
    private final Clock clock;

    ScheduleController(Schedules schedules, ScheduleEditing editing, Clock clock) {
        this.schedules = schedules;
        this.editing = editing;
        this.clock = clock;
    }

    @Operation(summary = "The schedule and its next runs")
    @GetMapping
    Mono<ScheduleView> show() {
        return schedules.settings().map(settings -> ScheduleView.of(settings, clock.instant()));
    }

    /** What the request leaves out stays as it is. */
    @Operation(summary = "Changes the schedule; what is left out stays")
    @PutMapping
    Mono<ScheduleView> replace(@RequestBody(required = false) @BodyOf(ScheduleChange.class) byte[] body, Actor actor) {
        return editing.change(RequestJson.read(body, ScheduleChange.class).checked(), actor)
                .then(Mono.defer(this::show));
    }
}
