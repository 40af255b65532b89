package com.occ.inventory.admin.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Readable;
import java.time.Instant;

/**
 * Something that is paused.
 *
 * @param partner null for everything
 * @param variantId null unless an item is paused
 * @param reason null, like {@code by} and {@code since}, when nobody wrote it down
 */
public record Pause(
        Scope scope,
        @JsonInclude(JsonInclude.Include.NON_NULL) String partner,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long variantId,
        State state,
        String reason,
        String by,
        Instant since) {
    public enum Scope {
        EVERYTHING,
        PARTNER,
        ITEM
    }

    /** PAUSING: writes that were under way when the pause began may still reach the store. */
    public enum State {
        PAUSING,
        PAUSED
    }

    static Pause of(Readable row) {
        return new Pause(
                Scope.valueOf(row.get("scope", String.class)),
                row.get("partner", String.class),
                row.get("variant_id", Long.class),
                Boolean.TRUE.equals(row.get("applied", Boolean.class)) ? State.PAUSED : State.PAUSING,
                row.get("reason", String.class),
                row.get("paused_by", String.class),
                row.get("paused_at", Instant.class));
    }
}
