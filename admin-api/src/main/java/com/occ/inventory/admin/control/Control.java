package com.occ.inventory.admin.control;

import java.util.List;

/**
 * All that is paused.
 *
 * @param epoch of the control state; each change has a higher one
 * @param appliedEpoch the one that the updater keeps to
 * @param everything null unless everything is paused
 * @param partners how many partners are paused
 * @param items how many items are paused
 * @param pauses of partners and items, the newest first, at most {@value #SHOWN}
 */
public record Control(long epoch, long appliedEpoch, Pause everything, long partners, long items, List<Pause> pauses) {
    static final int SHOWN = 200;
}
