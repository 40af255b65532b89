package com.occ.inventory.admin.item;

import com.occ.inventory.admin.sql.Sql;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.Trigger;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A partner's part of one run.
 *
 * @param trigger null when the run is not known, or not yet; then {@code mode} is, too
 * @param full whether all its items were meant
 */
public record PartnerSync(
        UUID runId,
        PartnerSyncStatus status,
        PartnerFailure failure,
        String message,
        String requestId,
        Counts counts,
        Instant requestedAt,
        Instant startedAt,
        Instant finishedAt,
        Trigger trigger,
        String by,
        Mode mode,
        boolean full) {

    static final String COLUMNS =
            """
            l.run_id, l.status, l.failure, l.message, l.request_id, l.counts::text as counts, l.requested_at, l.started_at,
            l.finished_at, r.trigger, r.requested_by, r.mode, coalesce(r.scope ->> 'kind', '') <> 'items' as full
            """;

    /** Whether its store was read and its items tried, which a token that is refused does not allow. */
    public boolean read() {
        return failure == null && (status == PartnerSyncStatus.SUCCEEDED || status == PartnerSyncStatus.PARTLY_FAILED);
    }

    /** Of the work, without the wait before it; until now while it goes on, zero when it did not begin. */
    Duration took(Instant now) {
        if (startedAt == null) {
            return Duration.ZERO;
        }
        Duration span = Duration.between(startedAt, finishedAt == null ? now : finishedAt);
        return span.isNegative() ? Duration.ZERO : span;
    }

    static PartnerSync of(Readable row) {
        String failure = row.get("failure", String.class);
        String trigger = row.get("trigger", String.class);
        String mode = row.get("mode", String.class);
        return new PartnerSync(
                row.get("run_id", UUID.class),
                PartnerSyncStatus.valueOf(row.get("status", String.class)),
                failure == null ? null : PartnerFailure.valueOf(failure),
                row.get("message", String.class),
                row.get("request_id", String.class),
                Sql.counts(row.get("counts", String.class)),
                row.get("requested_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                trigger == null ? null : Trigger.valueOf(trigger),
                row.get("requested_by", String.class),
                mode == null ? null : Mode.valueOf(mode),
                row.get("full", Boolean.class));
    }
}
