package com.occ.inventory.scheduler.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRules;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DispatchTests {
    private static final Instant NOT_AFTER = Instant.parse("2026-11-22T11:00:00Z");

    @Property(tries = 50)
    void messagesCarryEachLineOnceInOrderAndNumberThePagesThrough(@ForAll @IntRange(min = 1, max = 23_000) int lines) {
        Dispatch dispatch = Dispatch.of(candidate(document(lines, false, false), null), NOT_AFTER);

        assertThat(dispatch.messages().stream().flatMap(job -> job.lines().stream()))
                .isEqualTo(lines(lines));
        int nextPage = 0;
        for (SyncJob message : dispatch.messages()) {
            assertThat(message.firstPage()).isEqualTo(nextPage);
            assertThat(message.dispatch()).isEqualTo(42);
            assertThat(message.locations()).containsExactly(7L);
            nextPage += SyncJob.pagesOf(message.lines().size());
        }
        assertThat(dispatch.pages()).isEqualTo(nextPage);
    }

    @Test
    void aJobForSomeItemsCarriesOnlyTheirLines() {
        Dispatch dispatch = Dispatch.of(candidate(document(10, false, false), Set.of(3L, 5L, 99L)), NOT_AFTER);

        assertThat(dispatch.messages().get(0).lines())
                .extracting(Line::variantId)
                .containsExactly(3L, 5L);
        assertThat(dispatch.pages()).isEqualTo(1);
    }

    @Test
    void saysWhetherItIsOfTheWholePartner() {
        assertThat(Dispatch.of(candidate(document(5_001, false, false), null), NOT_AFTER)
                        .messages())
                .extracting(SyncJob::wholePartner)
                .containsExactly(true, true);
        assertThat(Dispatch.of(candidate(document(3, false, false), Set.of(1L)), NOT_AFTER)
                        .messages())
                .extracting(SyncJob::wholePartner)
                .containsExactly(false);
    }

    @Test
    void whatChangedWhileTheJobWaitedMayLeaveNothingToDo() {
        assertThat(candidate(document(3, false, false), null).obstacle()).isNull();
        assertThat(candidate(null, null).obstacle().status()).isEqualTo(PartnerSyncStatus.SKIPPED);
        assertThat(candidate(document(3, true, false), null).obstacle().status())
                .isEqualTo(PartnerSyncStatus.SKIPPED);
        assertThat(candidate(document(3, false, true), null).obstacle())
                .isEqualTo(Ended.as(PartnerSyncStatus.SKIPPED, "paused"));
        assertThat(candidate(document(3, false, false), Set.of(99L)).obstacle().status())
                .isEqualTo(PartnerSyncStatus.NOTHING_TO_SYNC);
    }

    private static Candidate candidate(PartnerDocument document, Set<Long> items) {
        return new Candidate(1, new UUID(0, 1), "roastery", Mode.APPLY, 42, items, document, SyncRules.defaults());
    }

    private static PartnerDocument document(int lines, boolean deleted, boolean paused) {
        return new PartnerDocument(
                "roastery", 1, deleted, "Roastery", "roastery.myshopify.com", List.of(7L), paused, 1, lines(lines));
    }

    private static List<Line> lines(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new Line(id, 1_000_000 + id))
                .toList();
    }
}
