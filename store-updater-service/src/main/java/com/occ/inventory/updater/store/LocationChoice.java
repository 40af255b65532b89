package com.occ.inventory.updater.store;

/**
 * Which location's stock is kept when none is configured. Stock that was written at one location is on sale there for good, so
 * moving to another would sell it twice: the first choice stands until a person makes another.
 */
sealed interface LocationChoice {
    /** None was kept yet: from now on this one is. */
    record First(String gid) implements LocationChoice {}

    /** @param oldest the oldest active one, which is another; null when it is this one */
    record Kept(String gid, String oldest) implements LocationChoice {}

    /** @param gid the kept one, which is not active any more; null when none was kept and none is active */
    record Missing(String gid) implements LocationChoice {}

    /**
     * @param kept null for none
     * @param active whether the kept one is
     * @param oldest the oldest active one, or null
     */
    static LocationChoice of(String kept, boolean active, String oldest) {
        if (kept == null) {
            return oldest == null ? new Missing(null) : new First(oldest);
        }
        return active ? new Kept(kept, kept.equals(oldest) ? null : oldest) : new Missing(kept);
    }
}
