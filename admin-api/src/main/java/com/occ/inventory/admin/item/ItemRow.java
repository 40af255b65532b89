package com.occ.inventory.admin.item;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/**
 * A mapped item as it stands.
 *
 * @param paused by itself; its partner, or everything, may be
 * @param last what was last written to it; null when nothing was, as long as the history goes back
 * @param failure null when its last sync did not fail
 */
public record ItemRow(long variantId, long storeItemId, String sku, boolean paused, Written last, Failure failure) {

    /** OCC's level, before and after. */
    public record Written(Integer before, Integer after, Instant at, UUID runId) {}

    public record Failure(String code, String message, Instant since, int attempts, boolean dismissed) {}

    static ItemRow of(Readable row) {
        return new ItemRow(
                row.get("variant_id", Long.class),
                row.get("store_item_id", Long.class),
                row.get("sku", String.class),
                row.get("paused", Boolean.class),
                written(row),
                failure(row));
    }

    static Written written(Readable row) {
        Integer after = row.get("level_after", Integer.class);
        return after == null
                ? null
                : new Written(
                        row.get("level_before", Integer.class),
                        after,
                        row.get("at", Instant.class),
                        row.get("run_id", UUID.class));
    }

    private static Failure failure(Readable row) {
        String code = row.get("code", String.class);
        return code == null
                ? null
                : new Failure(
                        code,
                        row.get("message", String.class),
                        row.get("first_seen", Instant.class),
                        row.get("attempts", Integer.class),
                        row.get("dismissed", Boolean.class));
    }
}
