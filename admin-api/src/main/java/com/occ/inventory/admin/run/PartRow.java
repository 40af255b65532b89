package com.occ.inventory.admin.run;

import com.occ.inventory.admin.page.Show;
import com.occ.inventory.message.PartnerSyncStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * A partner's part of a run as a row: what became of it, why, and when.
 *
 * @param name the partner's, or its key when it is gone
 * @param cause null unless the partner failed as a whole
 * @param tone red needs a person, amber will recover
 * @param waited in queues, apart from the work; null when it never had to
 * @param worked null while it has not begun
 * @param heldBack of the work, in words; null when there is nothing to tell
 */
public record PartRow(
        SyncLogView sync,
        String name,
        Cause cause,
        String tone,
        Axis.Lane lane,
        Duration waited,
        Duration worked,
        String heldBack) {

    static PartRow of(RunParts.Part part, Axis axis, Instant now) {
        SyncLogView sync = part.sync();
        Cause cause = sync.failure() == null ? null : Cause.of(sync.failure(), part.failures());
        Instant end = sync.finishedAt() == null ? now : sync.finishedAt();
        Duration worked = sync.startedAt() == null ? null : span(sync.startedAt(), end);
        return new PartRow(
                sync,
                part.name().isEmpty() ? sync.partner() : part.name(),
                cause,
                tone(sync.status(), cause),
                axis.lane(sync.requestedAt(), sync.startedAt(), sync.finishedAt()),
                sync.requestedAt() == null
                        ? null
                        : span(sync.requestedAt(), sync.startedAt() == null ? end : sync.startedAt()),
                worked,
                sync.rateLimitWait().ofWork(worked));
    }

    private static Duration span(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private static String tone(PartnerSyncStatus status, Cause cause) {
        if (cause == null) {
            return Show.INSTANCE.tone(status);
        }
        return cause.heals() ? "warn" : "bad";
    }
}
