package com.occ.inventory.scheduler.meter;

import com.occ.inventory.database.AfterCommit;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Trigger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code sync_run_duration_seconds}: each run once, by the process that ended it, from its request to its end. */
@Component
public class RunMeters {
    private final MeterRegistry registry;

    /** All series exist from the start: what has not happened yet is 0. */
    RunMeters(MeterRegistry registry) {
        this.registry = registry;
        Arrays.stream(RunStatus.values()).filter(RunStatus::terminal).forEach(status -> Arrays.stream(Trigger.values())
                .forEach(trigger -> Arrays.stream(Mode.values()).forEach(mode -> timer(status, trigger, mode))));
    }

    public record EndedRun(RunStatus status, Trigger trigger, Mode mode, Duration duration) {}

    /** To be called within the transaction that ends them. */
    public Mono<Void> ended(List<EndedRun> runs) {
        return runs.isEmpty()
                ? Mono.empty()
                : AfterCommit.run(() -> runs.forEach(run -> timer(run.status(), run.trigger(), run.mode())
                        .record(run.duration().isNegative() ? Duration.ZERO : run.duration())));
    }

    private Timer timer(RunStatus status, Trigger trigger, Mode mode) {
        return Timer.builder("sync.run.duration")
                .description("Runs that have ended, from their request to their end")
                .tag("status", label(status))
                .tag("trigger", label(trigger))
                .tag("mode", label(mode))
                .register(registry);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
