package com.occ.inventory.updater.item;

import com.occ.inventory.updater.row.Drift;

/**
 * What is stored of an item of the OCC store.
 *
 * @param dispatch the fence, last settled; 0 when never
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

    /** Whether a row of this dispatch comes too late. */
    public boolean supersedes(long rowsDispatch) {
        return dispatch > rowsDispatch;
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
