package com.occ.inventory.scheduler.lifecycle;

import com.occ.inventory.message.Counts;
import io.r2dbc.spi.Readable;

/** The counts as they stand in a row. That they add up is checked by {@link Counts} each time. */
public final class CountColumns {
    private CountColumns() {}

    public static Counts of(Readable row) {
        return new Counts(
                row.get("received", Integer.class),
                row.get("applied", Integer.class),
                row.get("unchanged", Integer.class),
                row.get("failed", Integer.class),
                row.get("skipped", Integer.class),
                row.get("superseded", Integer.class),
                row.get("expired", Integer.class));
    }
}
