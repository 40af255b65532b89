package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.scheduler.job.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Ends of syncs, one an hour. */
final class Ends {
    private static final Instant FIRST = Instant.parse("2026-11-22T10:00:00Z");

    private Ends() {}

    static SyncEnd of(int hour, Mode mode, boolean whole, Ended ended, Counts counts) {
        return new SyncEnd(new UUID(7, hour), 100 + hour, mode, whole, ended, counts, null, at(hour));
    }

    static SyncEnd at(int hour, SyncEnd end) {
        return new SyncEnd(
                new UUID(7, hour),
                100 + hour,
                end.mode(),
                end.whole(),
                end.ended(),
                end.counts(),
                end.mistake(),
                at(hour));
    }

    static Instant at(int hour) {
        return FIRST.plus(Duration.ofHours(hour));
    }

    static SyncEnd failed(int hour, PartnerFailure failure) {
        Ended ended = new Ended(PartnerSyncStatus.FAILED, failure, "in words of " + failure, "req-" + hour);
        return of(hour, Mode.APPLY, true, ended, Counts.ZERO);
    }

    static SyncEnd pageRejected(int hour) {
        Ended ended = new Ended(PartnerSyncStatus.PARTLY_FAILED, PartnerFailure.PAGE_REJECTED, "unreadable", null);
        return of(hour, Mode.APPLY, true, ended, items(5, 5));
    }

    static SyncEnd items(int hour, int failed, int right) {
        return of(hour, Mode.APPLY, true, Ended.as(status(failed), null), items(failed, right));
    }

    /** Whose failed items failed for a mistake of ours. */
    static SyncEnd mistaken(int hour, int failed, int right) {
        Ended ended = Ended.as(PartnerSyncStatus.PARTLY_FAILED, null);
        return new SyncEnd(
                new UUID(7, hour),
                100 + hour,
                Mode.APPLY,
                true,
                ended,
                items(failed, right),
                "no such field",
                at(hour));
    }

    /** Whose items were all read too long ago. */
    static SyncEnd expired(int hour) {
        Ended ended = Ended.as(PartnerSyncStatus.PARTLY_FAILED, "too old");
        return of(hour, Mode.APPLY, true, ended, new Counts(9, 0, 0, 0, 1, 0, 8));
    }

    static PartnerSyncStatus status(int failed) {
        return failed > 0 ? PartnerSyncStatus.PARTLY_FAILED : PartnerSyncStatus.SUCCEEDED;
    }

    static Counts items(int failed, int right) {
        int applied = right / 2;
        return new Counts(failed + right, applied, right - applied, failed, 0, 0, 0);
    }
}
