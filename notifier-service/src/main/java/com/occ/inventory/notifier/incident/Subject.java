package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.Concern;

/**
 * Whom an alert is about.
 *
 * @param key {@code partner:<key>}, {@code store} for the OCC store, or {@code pipeline} for this system
 */
public record Subject(String key) {
    static final Subject STORE = new Subject("store");
    static final Subject PIPELINE = new Subject("pipeline");
    private static final String PARTNER = "partner:";

    static Subject partner(String key) {
        return new Subject(PARTNER + key);
    }

    /** Null unless it is a partner. */
    public String partner() {
        return key.startsWith(PARTNER) ? key.substring(PARTNER.length()) : null;
    }

    public Concern concern() {
        if (equals(STORE)) {
            return Concern.STORE;
        }
        return equals(PIPELINE) ? Concern.PIPELINE : Concern.PARTNER;
    }
}
