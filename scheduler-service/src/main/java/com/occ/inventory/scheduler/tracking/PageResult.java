package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.PageRejected;

/**
 * What came of one page.
 *
 * @param held whether its rows were held back as suspicious
 * @param rejection why it went to the dead letters; null when it has a result
 */
record PageResult(int page, Counts counts, boolean held, String rejection) {

    static PageResult of(InventoryApplied applied) {
        return new PageResult(applied.page(), applied.counts(), applied.held() != null, null);
    }

    static PageResult of(PageRejected rejected) {
        return new PageResult(rejected.page(), Counts.ZERO, false, rejected.cause());
    }
}
