package com.occ.inventory.updater.item;

import com.occ.inventory.updater.item.ItemState.SettledAs;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.Outcome.Applied;
import com.occ.inventory.updater.row.Outcome.Failed;
import com.occ.inventory.updater.row.Outcome.Unchanged;
import com.occ.inventory.updater.row.Row;

/** A row with its outcome. */
public record Settled(Row row, Outcome outcome) {

    /** Whether the outcome moves the item's fence. What was skipped, superseded or expired, or only tried, does not. */
    public boolean stored() {
        return !row.dry() && (outcome instanceof Applied || outcome instanceof Unchanged || outcome instanceof Failed);
    }

    SettledAs as() {
        return outcome instanceof Applied
                ? SettledAs.APPLIED
                : outcome instanceof Unchanged ? SettledAs.UNCHANGED : SettledAs.FAILED;
    }

    /** The write that belongs to the outcome, or null. */
    Applied write() {
        return outcome instanceof Applied applied ? applied : outcome instanceof Failed failed ? failed.change() : null;
    }

    Integer level() {
        Applied write = write();
        return write != null ? Integer.valueOf(write.after()) : outcome instanceof Unchanged same ? same.level() : null;
    }
}
