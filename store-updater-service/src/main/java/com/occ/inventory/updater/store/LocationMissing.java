package com.occ.inventory.updater.store;

/** The location whose stock is kept is closed or removed, or there is none to choose. No item is to blame. */
public final class LocationMissing extends RuntimeException {

    private LocationMissing(String words) {
        super(words, null, false, false);
    }

    static LocationMissing configured(String gid) {
        return new LocationMissing("the OCC store has no active location " + gid
                + ", which OCC_LOCATION_ID names: open it in Shopify, or set OCC_LOCATION_ID to an active one");
    }

    /** @param gid null when none was kept, and there is none to choose */
    static LocationMissing kept(String gid) {
        return new LocationMissing(
                gid == null
                        ? "the OCC store has no active location: open one in Shopify"
                        : "the OCC store's location " + gid
                                + ", where the stock has been kept so far, is not active any"
                                + " more: open it again in Shopify, or set OCC_LOCATION_ID to choose another");
    }
}
