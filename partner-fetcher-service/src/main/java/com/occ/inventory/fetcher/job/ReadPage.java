package com.occ.inventory.fetcher.job;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.InventorySnapshot.Row;
import com.occ.inventory.message.InventorySnapshot.State;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.shopify.VariantStock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A page as the partner's store answered it.
 *
 * @param waitedMillis see {@link InventorySnapshot#waitedMillis}
 */
record ReadPage(int page, Instant readAt, long waitedMillis, List<Row> rows) {

    static ReadPage of(int page, Instant readAt, long waitedMillis, List<Line> lines, List<VariantStock> stocks) {
        return new ReadPage(
                page,
                readAt,
                waitedMillis,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> row(lines.get(i), stocks.get(i)))
                        .toList());
    }

    /** @param nearlyAllEmpty the verdict on the whole job; null while it is not known */
    InventorySnapshot snapshot(SyncJob job, Boolean nearlyAllEmpty) {
        return new InventorySnapshot(
                job.runId(),
                job.dispatch(),
                job.partner(),
                page,
                job.mode(),
                job.rules(),
                job.wholePartner(),
                readAt,
                nearlyAllEmpty,
                waitedMillis,
                rows);
    }

    private static Row row(Line line, VariantStock stock) {
        if (stock instanceof VariantStock.Available available) {
            return Row.available(line.variantId(), line.storeItemId(), available.quantity());
        }
        return Row.without(line.variantId(), line.storeItemId(), state(((VariantStock.Unavailable) stock).reason()));
    }

    private static State state(VariantStock.Reason reason) {
        return switch (reason) {
            case DELETED -> State.DELETED;
            case UNTRACKED -> State.UNTRACKED;
            case BUNDLE -> State.BUNDLE;
            case UNKNOWN_QUANTITY -> State.UNKNOWN;
            case NOT_STOCKED -> State.NOT_STOCKED;
        };
    }
}
