package com.occ.inventory.admin.run;

import io.r2dbc.spi.Readable;

/**
 * What a run did to one item, or failed to do. In a dry run, what it would have done.
 *
 * @param before OCC's level; null when the item failed and was not written
 * @param expected the level at which we had left the item; null when that is not known
 * @param changedByOthers whether somebody else changed the level since then; null when that is not known
 * @param code of the failure; null when there was none
 */
public record ItemResult(
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

    /** The columns of {@code item_change} that {@link #of} reads, of a table named {@code c}. */
    public static final String COLUMNS =
            "c.outcome, c.level_before, c.level_after, c.level_expected, c.drift, c.code, c.message, c.request_id";

    public static ItemResult of(Readable row) {
        return new ItemResult(
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
