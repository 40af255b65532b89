package com.occ.inventory.admin.access;

/** What someone may do; each one may do what those before it may. */
public enum Role {
    /** Sees everything, changes nothing. */
    VIEWER,
    /** Runs, pauses, retries, maps. */
    OPERATOR,
    /** Partners, tokens, settings and users. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
