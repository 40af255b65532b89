package com.occ.inventory.admin.schedule;

import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.door.RequestJson;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.schedule.Slot;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/schedule")
class ScheduleController {
    private static final int SHOWN_RUNS = 5;

    private final Schedules schedules;
    private final Catalogue catalogue;
    private final Clock clock;

    ScheduleController(Schedules schedules, Catalogue catalogue, Clock clock) {
        this.schedules = schedules;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping
    Mono<View> show() {
        return schedules.current().map(schedule -> View.of(schedule, clock.instant()));
    }

    /** What the request leaves out stays as it is. */
    @PutMapping
    Mono<View> replace(@RequestBody(required = false) byte[] body) {
        Change change = RequestJson.read(body, Change.class).checked();
        return schedules
                .current()
                .flatMap(before -> schedules.replace(
                        change.enabled() == null ? before.enabled() : change.enabled(),
                        change.intervalMinutes() == null ? before.intervalMinutes() : change.intervalMinutes(),
                        clock.instant()))
                .then(catalogue.publishSoon(List.of()))
                .then(Mono.defer(this::show));
    }

    record Change(Boolean enabled, Integer intervalMinutes) {
        Change checked() {
            if (intervalMinutes != null
                    && (intervalMinutes < Schedule.MIN_MINUTES || intervalMinutes > Schedule.MAX_MINUTES)) {
                throw Problem.invalid(
                        "The schedule was not changed.",
                        List.of(Fault.ofField(
                                "intervalMinutes",
                                "must be " + Schedule.MIN_MINUTES + " to " + Schedule.MAX_MINUTES + " (a week), not "
                                        + intervalMinutes)));
            }
            return this;
        }
    }

    /** @param nextRuns when the next slots begin; none while the schedule is off */
    record View(boolean enabled, int intervalMinutes, Instant since, List<Instant> nextRuns) {
        static View of(Schedule schedule, Instant now) {
            Stream<Instant> next = Stream.iterate(Slot.at(schedule, now).next(), Slot::next)
                    .map(Slot::start)
                    .limit(schedule.enabled() ? SHOWN_RUNS : 0);
            return new View(schedule.enabled(), schedule.intervalMinutes(), schedule.since(), next.toList());
        }
    }
}
