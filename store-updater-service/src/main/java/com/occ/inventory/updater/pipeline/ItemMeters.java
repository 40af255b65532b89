package com.occ.inventory.updater.pipeline;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.Mode;
import com.occ.inventory.updater.row.FailureReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/**
 * What became of items: {@code received = applied + unchanged + failed + skipped + superseded + expired}, in each mode, and failed
 * is the sum over its reasons.
 *
 * <p>Counted when the broker has the result of a page, all of its rows at once, so the equation holds at every moment. A page
 * that is delivered again after that is worked on again and counted again: these say how much work was done. What a run came to is
 * counted once, by its page numbers, in the scheduler.
 */
@Component
class ItemMeters {
    private static final Map<String, ToIntFunction<Counts>> OUTCOMES = Map.of(
            "applied", Counts::applied,
            "unchanged", Counts::unchanged,
            "failed", Counts::failed,
            "skipped", Counts::skipped,
            "superseded", Counts::superseded,
            "expired", Counts::expired);

    private record Outcome(Counter counter, ToIntFunction<Counts> count) {}

    private record OfMode(Counter received, List<Outcome> outcomes) {}

    private final Map<Mode, OfMode> modes = new EnumMap<>(Mode.class);
    private final Map<FailureReason, Counter> reasons = new EnumMap<>(FailureReason.class);

    /** All series exist from the start: what has not happened yet is 0. */
    ItemMeters(MeterRegistry registry) {
        for (Mode mode : Mode.values()) {
            modes.put(mode, ofMode(registry, mode.name().toLowerCase(Locale.ROOT)));
        }
        for (FailureReason reason : FailureReason.values()) {
            reasons.put(
                    reason,
                    Counter.builder("inventory.items.failed")
                            .description("Items that could not be written, by why")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    private static OfMode ofMode(MeterRegistry registry, String mode) {
        Counter received = Counter.builder("inventory.items.received")
                .description("Items of pages whose result was published; each has exactly one outcome")
                .tag("mode", mode)
                .register(registry);
        return new OfMode(
                received,
                OUTCOMES.entrySet().stream()
                        .map(outcome -> new Outcome(
                                Counter.builder("inventory.items")
                                        .description("Items by what became of them; they add up to those received")
                                        .tag("mode", mode)
                                        .tag("outcome", outcome.getKey())
                                        .register(registry),
                                outcome.getValue()))
                        .toList());
    }

    void published(InventoryApplied result) {
        OfMode mode = modes.get(result.mode());
        mode.received().increment(result.counts().received());
        mode.outcomes()
                .forEach(outcome -> outcome.counter().increment(outcome.count().applyAsInt(result.counts())));
        result.failures().forEach(failure -> reasons.get(FailureReason.of(failure.code()))
                .increment());
    }
}
