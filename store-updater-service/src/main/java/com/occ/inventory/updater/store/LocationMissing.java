package com.occ.inventory.updater.store;

/** The location whose stock is kept was closed or removed while we worked. No item is to blame. */
public final class LocationMissing extends RuntimeException {
    static final String WORDS = "the OCC store has no active location, or not the one that OCC_LOCATION_ID names";

    LocationMissing() {
        super(WORDS, null, false, false);
    }
}
