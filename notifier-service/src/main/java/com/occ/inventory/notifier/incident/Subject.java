package com.occ.inventory.notifier.incident;

/**
 * Whom an alert is about.
 *
 * @param key {@code partner:<key>}, or {@code store} for the OCC store
 */
record Subject(String key) {
    static final Subject STORE = new Subject("store");
    private static final String PARTNER = "partner:";

    static Subject partner(String key) {
        return new Subject(PARTNER + key);
    }

    /** Null for the store. */
    String partner() {
        return key.startsWith(PARTNER) ? key.substring(PARTNER.length()) : null;
    }
}
