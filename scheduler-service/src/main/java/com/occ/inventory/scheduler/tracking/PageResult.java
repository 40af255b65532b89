package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.PageRejected;
import java.util.List;

/**
 * What came of one page.
 *
 * @param held whether its rows were held back as suspicious
 * @param rejection why it went to the dead letters; null when it has a result
 * @param failures the first of the items that failed, for people to read
 * @param waitedMillis how long rate limits of both stores held its work back; null when nobody said so
 */
record PageResult(int page, Counts counts, boolean held, String rejection, List<Item> failures, Long waitedMillis) {
    /** Longer ones tell people nothing more. */
    private static final int LONGEST_MESSAGE = 500;

    PageResult(int page, Counts counts, boolean held, String rejection) {
        this(page, counts, held, rejection, List.of(), null);
    }

    static PageResult of(InventoryApplied applied) {
        return new PageResult(
                applied.page(), applied.counts(), applied.held() != null, null, first(applied), waited(applied));
    }

    private static Long waited(InventoryApplied applied) {
        Long partner = applied.partnerWaitedMillis();
        Long store = applied.storeWaitedMillis();
        return partner == null && store == null
                ? null
                : Long.valueOf((partner == null ? 0 : partner) + (store == null ? 0 : store));
    }

    private static List<Item> first(InventoryApplied applied) {
        return applied.failures().stream()
                .limit(FailureThresholdReached.MOST_ITEMS)
                .map(failure -> new Item(
                        failure.variantId(),
                        failure.storeItemId(),
                        null,
                        storable(failure.code()),
                        storable(failure.message()),
                        storable(failure.requestId())))
                .toList();
    }

    /** PostgreSQL takes no NUL. */
    private static String storable(String text) {
        if (text == null) {
            return null;
        }
        String cut = text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) : text;
        return cut.replace('\0', '\uFFFD');
    }

    static PageResult of(PageRejected rejected) {
        return new PageResult(rejected.page(), Counts.ZERO, false, rejected.cause());
    }
}
