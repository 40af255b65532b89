package com.occ.inventory.message;

/** Whether a run writes to the OCC store, or only says what it would write. */
public enum Mode {
    APPLY,
    DRY
}
