package com.occ.inventory.message;

/** How much an incident matters. */
public enum Severity {
    /** Stock is, or may soon be, wrong in the OCC store: a person must act. */
    CRITICAL,
    /** Nobody needs to hurry. */
    WARNING
}
