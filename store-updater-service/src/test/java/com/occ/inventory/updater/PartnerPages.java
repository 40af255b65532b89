package com.occ.inventory.updater;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.InventorySnapshot.Row;
import com.occ.inventory.message.InventorySnapshot.State;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.SyncRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pages of one partner in one run, each a job of its own unless said otherwise.
 *
 * @param nearlyAllEmpty what the fetcher says of the whole job
 */
record PartnerPages(UUID runId, String partner, Mode mode, Instant readAt, Boolean nearlyAllEmpty) {
    private static final AtomicLong DISPATCHES = new AtomicLong();
    private static final AtomicLong PARTNERS = new AtomicLong();

    /** A partner that no other test has, in a run of its own. */
    static PartnerPages of(String name) {
        return of(name + "-" + PARTNERS.incrementAndGet(), UUID.randomUUID());
    }

    static PartnerPages of(String partner, UUID runId) {
        return new PartnerPages(runId, partner, Mode.APPLY, Instant.now(), null);
    }

    PartnerPages nextRun() {
        return new PartnerPages(UUID.randomUUID(), partner, mode, Instant.now(), nearlyAllEmpty);
    }

    PartnerPages dry() {
        return new PartnerPages(runId, partner, Mode.DRY, readAt, nearlyAllEmpty);
    }

    PartnerPages readAt(Instant then) {
        return new PartnerPages(runId, partner, mode, then, nearlyAllEmpty);
    }

    PartnerPages nearlyAllEmpty(boolean verdict) {
        return new PartnerPages(runId, partner, mode, readAt, verdict);
    }

    InventorySnapshot page(Row... rows) {
        return page(Arrays.asList(rows));
    }

    InventorySnapshot page(List<Row> rows) {
        return page(DISPATCHES.incrementAndGet(), 0, rows);
    }

    /** The second page of the job that this is the first of. */
    InventorySnapshot pageAfter(InventorySnapshot first, Row... rows) {
        return page(first.dispatch(), 1, Arrays.asList(rows));
    }

    /** The same page of a job of chosen items. */
    static InventorySnapshot ofItems(InventorySnapshot page) {
        return like(page, false, page.readAt(), page.nearlyAllEmpty(), page.waitedMillis(), page.rows());
    }

    /** What the same job found on this page when it was run by another fetcher as well. */
    static InventorySnapshot readAnew(InventorySnapshot page, Duration later, Boolean nearlyAllEmpty, List<Row> rows) {
        return like(page, true, page.readAt().plus(later), nearlyAllEmpty, page.waitedMillis(), rows);
    }

    /** The same page, for which the fetcher had to wait at the partner's store. */
    static InventorySnapshot waited(InventorySnapshot page, long millis) {
        return like(page, true, page.readAt(), page.nearlyAllEmpty(), millis, page.rows());
    }

    private static InventorySnapshot like(
            InventorySnapshot page,
            boolean wholePartner,
            Instant readAt,
            Boolean nearlyAllEmpty,
            Long waitedMillis,
            List<Row> rows) {
        return new InventorySnapshot(
                page.runId(),
                page.dispatch(),
                page.partner(),
                page.page(),
                page.mode(),
                page.rules(),
                wholePartner,
                readAt,
                nearlyAllEmpty,
                waitedMillis,
                rows);
    }

    private InventorySnapshot page(long dispatch, int number, List<Row> rows) {
        return new InventorySnapshot(
                runId, dispatch, partner, number, mode, SyncRules.defaults(), readAt, nearlyAllEmpty, rows);
    }

    /** All items with the same number. */
    InventorySnapshot page(List<Long> items, int available) {
        return page(items.stream().map(item -> row(item, available)).toList());
    }

    static Row row(long item, int available) {
        return Row.available(item, item, available);
    }

    static Row row(long item, State state) {
        return Row.without(item, item, state);
    }
}
