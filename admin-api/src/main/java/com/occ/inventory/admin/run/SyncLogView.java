package com.occ.inventory.admin.run;

import com.occ.inventory.admin.sql.Sql;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/**
 * One partner's part of one run.
 *
 * @param rateLimitWait of all pages of its newest dispatch that are in; never more than the time between start and end
 */
public record SyncLogView(
        UUID runId,
        String partner,
        PartnerSyncStatus status,
        PartnerFailure failure,
        String message,
        String requestId,
        int lines,
        int pages,
        int pagesDone,
        Counts counts,
        Instant requestedAt,
        Instant startedAt,
        Instant finishedAt,
        RateLimitTime rateLimitWait) {

    static SyncLogView of(Readable row) {
        String failure = row.get("failure", String.class);
        return new SyncLogView(
                row.get("run_id", UUID.class),
                row.get("partner", String.class),
                PartnerSyncStatus.valueOf(row.get("status", String.class)),
                failure == null ? null : PartnerFailure.valueOf(failure),
                row.get("message", String.class),
                row.get("request_id", String.class),
                row.get("lines", Integer.class),
                row.get("pages", Integer.class),
                row.get("pages_done", Integer.class),
                Sql.counts(row.get("counts", String.class)),
                row.get("requested_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                RateLimitTime.of(row));
    }
}
