package com.occ.inventory.message;

/** The life of a message to a person. */
public enum DeliveryStatus {
    /** To be tried, for the first time or again. */
    WAITING,
    /** The channel took it. */
    SENT,
    /** It will not be tried again. */
    FAILED
}
