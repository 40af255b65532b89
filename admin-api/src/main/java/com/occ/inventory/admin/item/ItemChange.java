package com.occ.inventory.admin.item;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.Trigger;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/**
 * What one run did to an item, or failed to do. In a dry run, what it would have done.
 *
 * @param before OCC's level; null when the item failed and was not written
 * @param trigger what asked for the run, and {@code by} whom; null when the run is not known, or no longer
 * @param expected the level at which we had left the item, and whether somebody else changed it since; null when not known
 * @param code of the failure; null when there was none
 */
public record ItemChange(
        long dispatch,
        int page,
        UUID runId,
        Instant at,
        Mode mode,
        Trigger trigger,
        String by,
        Outcome outcome,
        Integer before,
        Integer after,
        Integer expected,
        Boolean changedByOthers,
        String code,
        String message,
        String requestId) {

    public enum Outcome {
        CHANGED,
        FAILED
    }

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
                Outcome.valueOf(row.get("outcome", String.class)),
                row.get("level_before", Integer.class),
                row.get("level_after", Integer.class),
                row.get("level_expected", Integer.class),
                row.get("drift", Boolean.class),
                row.get("code", String.class),
                row.get("message", String.class),
                row.get("request_id", String.class));
    }
}
