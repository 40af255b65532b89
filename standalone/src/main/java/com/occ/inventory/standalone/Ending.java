package com.occ.inventory.standalone;

import java.io.IOException;

/** Whether the process is to end, so that nothing new is begun and what takes long is broken off. */
final class Ending {
    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    /** Before each step that may be left out. */
    void check() throws IOException {
        if (begun) {
            throw new IOException("the process was ended while it started");
        }
    }
}
