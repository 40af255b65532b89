package com.occ.inventory.fetcher.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.InventorySnapshot.Row;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRules;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PageReleaseTests {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final SyncJob job = job(true);
    private final PageRelease release = new PageRelease(job);

    @Test
    void sendsPagesWithStockAtOnceAndTheVerdictWithTheLast() {
        assertThat(verdicts(release.next(page(22, 3)))).containsExactly((Boolean) null);
        assertThat(verdicts(release.next(page(20, 3)))).containsExactly((Boolean) null);
        assertThat(verdicts(release.next(page(21, 3)))).containsExactly(false);
    }

    @Test
    void holdsAnEmptyPageUntilTheJobHasBeenRead() {
        assertThat(release.next(page(20, 0))).isEmpty();
        assertThat(verdicts(release.next(page(21, 3)))).containsExactly((Boolean) null);

        List<InventorySnapshot> last = release.next(page(22, 3));
        assertThat(last).extracting(InventorySnapshot::page).containsExactly(20, 22);
        assertThat(verdicts(last)).containsExactly(false, false);
    }

    @Test
    void saysSoWhenTheWholeJobIsEmpty() {
        assertThat(release.next(page(20, 0))).isEmpty();
        assertThat(release.next(page(21, 0))).isEmpty();
        assertThat(verdicts(release.next(page(22, -1)))).containsExactly(true, true, true);
    }

    @Test
    void carriesTheJobsAddressOnEveryPage() {
        InventorySnapshot snapshot = release.next(page(20, 1)).get(0);

        assertThat(snapshot.runId()).isEqualTo(job.runId());
        assertThat(snapshot.dispatch()).isEqualTo(7);
        assertThat(snapshot.partner()).isEqualTo("aurora");
        assertThat(snapshot.page()).isEqualTo(20);
        assertThat(snapshot.mode()).isEqualTo(Mode.DRY);
        assertThat(snapshot.readAt()).isEqualTo(NOW);
        assertThat(snapshot.waitedMillis()).isEqualTo(20);
    }

    @Test
    void saysOnEveryPageWhetherTheJobIsOfTheWholePartner() {
        assertThat(release.next(page(20, 1)))
                .extracting(InventorySnapshot::wholePartner)
                .containsExactly(true);

        PageRelease ofItems = new PageRelease(job(false));
        assertThat(ofItems.next(page(20, 0))).isEmpty();
        assertThat(ofItems.next(page(21, 1)))
                .extracting(InventorySnapshot::wholePartner)
                .containsExactly(false);
        assertThat(ofItems.next(page(22, 0)))
                .extracting(InventorySnapshot::wholePartner)
                .containsExactly(false, false);
    }

    private static SyncJob job(boolean wholePartner) {
        return new SyncJob(
                new UUID(0, 1),
                7,
                "aurora",
                "aurora.myshopify.com",
                List.of(),
                1,
                Mode.DRY,
                SyncRules.defaults(),
                wholePartner,
                20,
                LongStream.range(0, 600).mapToObj(i -> new Line(i, i)).toList(),
                NOW);
    }

    private static ReadPage page(int number, int available) {
        return new ReadPage(number, NOW, number, Collections.nCopies(200, Row.available(1, 1, available)));
    }

    private static List<Boolean> verdicts(List<InventorySnapshot> pages) {
        return pages.stream().map(InventorySnapshot::nearlyAllEmpty).toList();
    }
}
