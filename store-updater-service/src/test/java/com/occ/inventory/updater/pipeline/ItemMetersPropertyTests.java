package com.occ.inventory.updater.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.Mode;
import com.occ.inventory.updater.Snapshots;
import com.occ.inventory.updater.row.FailureReason;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.Outcome.Applied;
import com.occ.inventory.updater.row.Outcome.Expired;
import com.occ.inventory.updater.row.Outcome.Failed;
import com.occ.inventory.updater.row.Outcome.Reason;
import com.occ.inventory.updater.row.Outcome.Skipped;
import com.occ.inventory.updater.row.Outcome.Superseded;
import com.occ.inventory.updater.row.Outcome.Unchanged;
import com.occ.inventory.updater.row.PageResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

class ItemMetersPropertyTests {
    private SimpleMeterRegistry registry;
    private ItemMeters meters;

    @BeforeTry
    void countNothingYet() {
        registry = new SimpleMeterRegistry();
        meters = new ItemMeters(registry);
    }

    @Example
    void everySeriesIsThereFromTheStart() {
        for (String mode : List.of("apply", "dry")) {
            assertThat(received(mode)).isZero();
            for (String outcome : List.of("applied", "unchanged", "failed", "skipped", "superseded", "expired")) {
                assertThat(items(mode, outcome)).isZero();
            }
        }
        assertThat(registry.get("inventory.items").counters()).hasSize(12);
        assertThat(registry.get("inventory.items.failed").counters()).hasSize(FailureReason.values().length);
    }

    @Property(tries = 200)
    void receivedIsTheSumOfTheOutcomesAndFailedThatOfTheReasons(
            @ForAll Mode mode, @ForAll("pages") List<List<Outcome>> pages) {
        pages.forEach(page -> publish(mode, page));

        String name = mode.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(received(name))
                .isEqualTo(pages.stream().mapToInt(List::size).sum())
                .isEqualTo(items(name, "applied")
                        + items(name, "unchanged")
                        + items(name, "failed")
                        + items(name, "skipped")
                        + items(name, "superseded")
                        + items(name, "expired"));
        assertThat(registry.get("inventory.items.failed").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(items(name, "failed"));
    }

    @Example
    void aPageThatIsWorkedOnAgainCountsAgain() {
        publish(Mode.APPLY, List.of(new Applied(1, 2)));
        publish(Mode.APPLY, List.of(new Applied(1, 2)));

        assertThat(received("apply")).isEqualTo(2);
    }

    @Example
    void codesThatNobodyKnowsAreOneReason() {
        publish(
                Mode.APPLY,
                List.of(
                        Failed.of("NEW_CODE_1", "words"),
                        Failed.of("NEW_CODE_2", "words"),
                        Failed.of("STORE_ITEM_MISSING", "words")));

        assertThat(failed("other")).isEqualTo(2);
        assertThat(failed("store_item_missing")).isEqualTo(1);
        assertThat(registry.get("inventory.items.failed").counters()).hasSize(FailureReason.values().length);
    }

    @Provide
    Arbitrary<List<List<Outcome>>> pages() {
        return Arbitraries.<Outcome>of(
                        new Applied(1, 2),
                        new Unchanged(3),
                        Failed.of("BUNDLE", "words"),
                        Failed.of("UNHEARD_OF", "words"),
                        new Failed("VARIANT_DELETED", "words", "request-1", new Applied(4, 0)),
                        new Skipped(Reason.PAUSED),
                        new Superseded(),
                        new Expired())
                .list()
                .ofMaxSize(30)
                .list()
                .ofMaxSize(5);
    }

    private void publish(Mode mode, List<Outcome> outcomes) {
        InventorySnapshot page = Snapshots.page(
                1,
                mode,
                LongStream.range(0, outcomes.size())
                        .mapToObj(ItemMetersPropertyTests::row)
                        .toArray(InventorySnapshot.Row[]::new));
        meters.published(PageResult.of(page, outcomes, 0, Snapshots.NOW));
    }

    private static InventorySnapshot.Row row(long i) {
        return new InventorySnapshot.Row(i, 100 + i, InventorySnapshot.State.AVAILABLE, 1);
    }

    private double received(String mode) {
        return registry.get("inventory.items.received")
                .tag("mode", mode)
                .counter()
                .count();
    }

    private double items(String mode, String outcome) {
        return registry.get("inventory.items")
                .tag("mode", mode)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double failed(String reason) {
        return registry.get("inventory.items.failed")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
