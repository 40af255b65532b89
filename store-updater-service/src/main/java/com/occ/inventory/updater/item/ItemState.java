package com.occ.inventory.updater.item;

import java.util.UUID;

/**
 * What is stored of an item of the OCC store.
 *
 * @param dispatch the fence, last settled; 0 when never
 * @param outcome of that dispatch; null when never settled
 * @param before the level before that outcome's write, or null
 * @param after the level after that outcome's write, or null
 * @param intent a write whose end is not known; null when there is none
 */
public record ItemState(
        long storeItemId, long dispatch, SettledAs outcome, Integer before, Integer after, Intent intent) {

    /** How an item was settled last. */
    public enum SettledAs {
        APPLIED,
        UNCHANGED,
        FAILED
    }

    /** A write that was announced before its call. */
    public record Intent(UUID runId, long dispatch, Integer before, int target) {}

    static ItemState unknown(long storeItemId) {
        return new ItemState(storeItemId, 0, null, null, null, null);
    }

    /** Whether a row of this dispatch comes too late. */
    public boolean supersedes(long rowsDispatch) {
        return dispatch > rowsDispatch;
    }

    /**
     * The write that this very dispatch has already done, if the store now stands where it would have left it: settled before a
     * crash lost the answer, or announced and carried out without our hearing so. Null when there is none.
     */
    public Written alreadyWritten(long rowsDispatch, int level) {
        if (intent != null
                && intent.dispatch() == rowsDispatch
                && intent.target() == level
                && intent.before() != null) {
            return new Written(intent.before(), level);
        }
        boolean settled = dispatch == rowsDispatch && before != null && after != null && after == level;
        return settled ? new Written(before, level) : null;
    }

    /** A level before and after a write. */
    public record Written(int before, int after) {}
}
