package com.occ.inventory.updater.row;

/**
 * What a level that was read is held against, to tell whether somebody else changed it.
 *
 * @param expected the level at which we left the item last; null when that is not known
 * @param committed units in open orders when the level was read; null when that is not known
 */
public record Drift(Integer expected, Integer committed) {
    public static final Drift UNKNOWN = new Drift(null, null);
}
