package com.occ.inventory.message;

/** What an incident is about. */
public enum Concern {
    PARTNER,
    /** The OCC store itself. */
    STORE,
    /** This system: nothing moves. */
    PIPELINE
}
