package com.occ.inventory.fetcher.job;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.SyncJob;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides when a page goes out. A page with stock goes at once; one that is nearly all empty waits until the job has been read,
 * since only the whole tells a sold-out page from a broken store. The page read last carries the verdict in any case. For one job,
 * used by one thread at a time.
 */
final class PageRelease {
    private final SyncJob job;
    private final List<ReadPage> held = new ArrayList<>();
    private Emptiness whole = Emptiness.NOTHING_READ;
    private int unread;

    PageRelease(SyncJob job) {
        this.job = job;
        this.unread = SyncJob.pagesOf(job.lines().size());
    }

    /** What may go out now that this page has been read. */
    List<InventorySnapshot> next(ReadPage page) {
        Emptiness emptiness = Emptiness.of(page.rows());
        whole = whole.plus(emptiness);
        unread--;
        if (unread == 0) {
            held.add(page);
            return held.stream()
                    .map(each -> each.snapshot(job, whole.nearlyAll()))
                    .toList();
        }
        if (emptiness.high()) {
            held.add(page);
            return List.of();
        }
        return List.of(page.snapshot(job, null));
    }
}
