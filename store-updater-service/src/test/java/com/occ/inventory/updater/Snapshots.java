package com.occ.inventory.updater;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.updater.row.Page;
import com.occ.inventory.updater.row.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Snapshots for tests, each test naming only what it is about. */
public final class Snapshots {
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private Snapshots() {}

    public static InventorySnapshot page(long dispatch, Mode mode, InventorySnapshot.Row... rows) {
        return page(dispatch, mode, NOW, rows);
    }

    private static InventorySnapshot page(long dispatch, Mode mode, Instant readAt, InventorySnapshot.Row... rows) {
        return new InventorySnapshot(
                UUID.randomUUID(), dispatch, "aurora", 0, mode, SyncRules.defaults(), readAt, false, List.of(rows));
    }

    /** The one row of a page that is written for good. */
    public static Row row(long dispatch, InventorySnapshot.Row row) {
        return new Page(page(dispatch, Mode.APPLY, row)).rows().get(0);
    }

    /** The same row as a fetcher read it that was quicker or slower. */
    public static Row row(long dispatch, Instant readAt, InventorySnapshot.Row row) {
        return new Page(page(dispatch, Mode.APPLY, readAt, row)).rows().get(0);
    }

    public static Row dryRow(long dispatch, InventorySnapshot.Row row) {
        return new Page(page(dispatch, Mode.DRY, row)).rows().get(0);
    }
}
