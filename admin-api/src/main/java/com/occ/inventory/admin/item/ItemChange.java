package com.occ.inventory.admin.item;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.run.ItemResult;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.Trigger;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/**
 * What one run came to for an item, and which run that was.
 *
 * @param trigger what asked for the run, and {@code by} whom; null when the run is not known, or no longer
 */
public record ItemChange(
        long dispatch,
        int page,
        UUID runId,
        Instant at,
        Mode mode,
        Trigger trigger,
        String by,
        @JsonUnwrapped ItemResult result) {

    Cursor cursor() {
        return Cursor.of(dispatch, page);
    }

    static ItemChange of(Readable row) {
        String mode = row.get("mode", String.class);
        String trigger = row.get("trigger", String.class);
        return new ItemChange(
                row.get("dispatch", Long.class),
                row.get("page", Integer.class),
                row.get("run_id", UUID.class),
                row.get("at", Instant.class),
                mode == null ? null : Mode.valueOf(mode),
                trigger == null ? null : Trigger.valueOf(trigger),
                row.get("requested_by", String.class),
                ItemResult.of(row));
    }
}
