package com.occ.inventory.updater.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.updater.Snapshots;
import com.occ.inventory.updater.row.Outcome.Applied;
import com.occ.inventory.updater.row.Outcome.Expired;
import com.occ.inventory.updater.row.Outcome.Failed;
import com.occ.inventory.updater.row.Outcome.Reason;
import com.occ.inventory.updater.row.Outcome.Skipped;
import com.occ.inventory.updater.row.Outcome.Superseded;
import com.occ.inventory.updater.row.Outcome.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PageResultPropertyTests {
    private static final Instant TOLD = Snapshots.NOW.plusSeconds(600);

    @Property
    void receivedIsTheSumOfWhatBecameOfTheRows(@ForAll("outcomes") List<Outcome> outcomes) {
        InventoryApplied result = result(outcomes);
        Counts counts = result.counts();

        assertThat(counts.received())
                .isEqualTo(outcomes.size())
                .isEqualTo(counts.applied()
                        + counts.unchanged()
                        + counts.failed()
                        + counts.skipped()
                        + counts.superseded()
                        + counts.expired());
        assertThat(result.failures()).hasSize(counts.failed());
        assertThat(result.changes()).hasSize((int) outcomes.stream()
                .filter(outcome ->
                        outcome instanceof Applied || outcome instanceof Failed failed && failed.change() != null)
                .count());
    }

    @Example
    void namesTheItemsThatChangedOrFailed() {
        InventoryApplied result =
                result(List.of(new Unchanged(1), new Applied(2, 3), Failed.of("NOT_STOCKED_AT_LOCATION", "words")));

        assertThat(result.changes()).containsExactly(new InventoryApplied.Change(1, 101, 2, 3));
        assertThat(result.failures())
                .containsExactly(new InventoryApplied.Failure(2, 102, "NOT_STOCKED_AT_LOCATION", "words", null));
        assertThat(result.held()).isNull();
        assertThat(result.partnerWaitedMillis()).isNull();
        assertThat(result.storeWaitedMillis()).isEqualTo(34);
        assertThat(result.readAt()).isEqualTo(Snapshots.NOW);
        assertThat(result.at()).isEqualTo(TOLD);
    }

    @Example
    void aVariantThatIsGoneIsAFailureWithAChange() {
        InventoryApplied result =
                result(List.of(new Failed("VARIANT_DELETED", "words", "request-1", new Applied(4, 0))));

        assertThat(result.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 0));
        assertThat(result.changes()).containsExactly(new InventoryApplied.Change(0, 100, 4, 0));
        assertThat(result.failures().get(0).requestId()).isEqualTo("request-1");
    }

    @Example
    void saysWhyAPageWasHeld() {
        assertThat(result(List.of(new Skipped(Reason.SUSPICIOUS))).held()).isEqualTo(PartnerFailure.SUSPICIOUS);
        assertThat(result(List.of(new Skipped(Reason.PAUSED))).held()).isNull();
    }

    @Provide
    Arbitrary<List<Outcome>> outcomes() {
        return Arbitraries.<Outcome>of(
                        new Applied(1, 2),
                        new Unchanged(3),
                        Failed.of("BUNDLE", "words"),
                        new Failed("VARIANT_DELETED", "words", null, new Applied(1, 0)),
                        new Skipped(Reason.PAUSED),
                        new Skipped(Reason.SUSPICIOUS),
                        new Superseded(),
                        new Expired())
                .list()
                .ofMaxSize(250);
    }

    private static InventoryApplied result(List<Outcome> outcomes) {
        InventorySnapshot.Row[] rows = IntStream.range(0, outcomes.size())
                .mapToObj(index -> InventorySnapshot.Row.available(index, 100 + index, 5))
                .toArray(InventorySnapshot.Row[]::new);
        return PageResult.of(Snapshots.page(1, Mode.APPLY, rows), outcomes, 34, TOLD);
    }
}
