package com.occ.inventory.updater.decision;

/** Whether a partner that came back nearly empty is believed. A store that lies for an hour must not empty OCC's shelves. */
public final class Suspicion {
    private static final int MIN_STOCKED = 3;
    private static final double MIN_SHARE = 0.2;

    private Suspicion() {}

    /**
     * @param known items of the partner that were settled before
     * @param stocked those of them that had stock
     */
    public static boolean turnedEmpty(int known, int stocked) {
        return stocked >= Math.max(MIN_STOCKED, known * MIN_SHARE);
    }
}
