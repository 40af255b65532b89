package com.occ.inventory.simulator.shop;

/** What goes wrong with a bulk operation, which its calls do not show, or with the file it leaves. */
public enum BulkFault {
    NEVER_ENDS,
    /** FAILED with this code, and nothing read. */
    ACCESS_DENIED,
    /** FAILED with this code, and half of the lines at partialDataUrl. */
    INTERNAL_SERVER_ERROR,
    /** FAILED with this code, and half of the lines at partialDataUrl. */
    TIMEOUT,
    EXPIRED,
    /** A whole HTTP answer that ends in the middle of a line. */
    FILE_CUT,
    /** A whole HTTP answer that ends too early, behind a line. */
    FILE_SHORT,
    /** The connection closes in the middle of the file. */
    FILE_RESET,
    /** A page for people under HTTP 200. */
    FILE_HTML,
    FILE_403,
    FILE_404,
    /** A redirect to another address, where the file would be. */
    FILE_REDIRECTED;

    boolean fails() {
        return this == ACCESS_DENIED || this == INTERNAL_SERVER_ERROR || this == TIMEOUT;
    }
}
