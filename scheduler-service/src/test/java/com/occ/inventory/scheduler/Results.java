package com.occ.inventory.scheduler;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.SyncJob;
import java.time.Instant;
import java.util.List;

/** What the updater would say. */
final class Results {
    private Results() {}

    static InventoryApplied of(SyncJob job, int page, Counts counts, Instant at) {
        return of(job, page, counts, null, at);
    }

    /** A full page with all its rows written. */
    static InventoryApplied applied(SyncJob job, int page, Instant readAt, Instant at) {
        return of(job, page, new Counts(SyncJob.PAGE_SIZE, SyncJob.PAGE_SIZE, 0, 0, 0, 0, 0), readAt, at);
    }

    private static InventoryApplied of(SyncJob job, int page, Counts counts, Instant readAt, Instant at) {
        return new InventoryApplied(
                job.runId(),
                job.dispatch(),
                job.partner(),
                page,
                job.mode(),
                counts,
                null,
                List.of(),
                List.of(),
                null,
                null,
                readAt,
                at);
    }

    /** Every page of the message with all its rows written. */
    static InventoryApplied[] allApplied(SyncJob job, Instant at) {
        int pages = SyncJob.pagesOf(job.lines().size());
        InventoryApplied[] results = new InventoryApplied[pages];
        for (int page = 0; page < pages; page++) {
            int rows = Math.min(SyncJob.PAGE_SIZE, job.lines().size() - page * SyncJob.PAGE_SIZE);
            results[page] = of(job, job.firstPage() + page, new Counts(rows, rows, 0, 0, 0, 0, 0), at);
        }
        return results;
    }
}
