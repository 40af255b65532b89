package com.occ.inventory.updater.item;

import com.occ.inventory.updater.row.Drift;
import com.occ.inventory.updater.row.Row;
import java.time.Instant;

/**
 * What is stored of an item of the OCC store.
 *
 * @param dispatch the fence, last settled; 0 when never
 * @param readAt when the numbers of that dispatch were read; null when that is not known
 * @param outcome of that dispatch; null when never settled
 * @param before the level before that outcome's write, or null
 * @param after the level after that outcome's write, or null
 * @param level at which the item was left, by that outcome or an earlier one; null when not known
 * @param drift what {@code before} was held against
 * @param intent a write whose end is not known; null when there is none
 */
public record ItemState(
        long storeItemId,
        long dispatch,
        Instant readAt,
        SettledAs outcome,
        Integer before,
        Integer after,
        Integer level,
        Drift drift,
        Intent intent) {

    /** How an item was settled last. */
    public enum SettledAs {
        APPLIED,
        UNCHANGED,
        FAILED
    }

    /** A write that was announced before its call. */
    public record Intent(int before, int target, Drift drift) {}

    /** Whether the row comes too late. A job that runs twice reads twice, and which page comes last says nothing. */
    public boolean supersedes(Row row) {
        return dispatch > row.dispatch()
                || dispatch == row.dispatch() && readAt != null && readAt.isAfter(row.readAt());
    }

    /**
     * The write that brought the item to this level and that nobody has been told of: settled by this dispatch before a crash lost
     * the answer, or announced and carried out without our hearing so. Null when there is none.
     */
    public Written alreadyWritten(long rowsDispatch, int found) {
        if (intent != null && intent.target() == found) {
            return new Written(intent.before(), found, intent.drift());
        }
        Written settled = settledBy(rowsDispatch);
        return settled != null && settled.after() == found ? settled : null;
    }

    /** The write that this very dispatch has settled, or null. */
    public Written settledBy(long rowsDispatch) {
        return dispatch == rowsDispatch && before != null && after != null ? new Written(before, after, drift) : null;
    }

    /** A level before and after a write. */
    public record Written(int before, int after, Drift drift) {}
}
