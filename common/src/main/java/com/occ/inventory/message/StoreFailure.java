package com.occ.inventory.message;

/** Why the OCC store itself cannot be written. One incident, however many partners wait for it. */
public enum StoreFailure {
    TOKEN_INVALID,
    ACCESS_DENIED,
    SHOP_FROZEN,
    SHOP_LOCKED,
    SHOP_NOT_FOUND,
    UNREACHABLE,
    /** The store answered, but has no location that can hold stock, or not the one whose stock is kept. */
    LOCATION_MISSING
}
