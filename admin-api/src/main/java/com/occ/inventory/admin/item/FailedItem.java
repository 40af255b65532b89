package com.occ.inventory.admin.item;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.occ.inventory.admin.door.Cursor;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/**
 * An item that fails, and that no later run has written.
 *
 * @param sku of the mapping, may be empty
 * @param message Shopify's own where it has any
 * @param requestId Shopify's, null when the failure needed no call
 * @param advice what a person can do about it
 * @param mapped false when its mapping is gone: it is not tried again
 * @param retry the last one that a person asked for; null when nobody did
 * @param dismissal null while it is open
 */
public record FailedItem(
        String partner,
        String partnerName,
        long variantId,
        long storeItemId,
        String sku,
        String code,
        String message,
        String requestId,
        String advice,
        int attempts,
        Instant firstSeen,
        Instant lastSeen,
        boolean mapped,
        Retry retry,
        Dismissal dismissal) {

    public record Retry(Instant at, UUID run) {}

    public record Dismissal(Instant at, String by) {}

    /** Of failed items {@code f}, few enough to look each one up. */
    static final String JOINS =
            """
            left join admin.partner p on p.key = f.partner
            left join admin.mapping m on m.partner_key = f.partner and m.variant_id = f.variant_id
            """;

    static final String COLUMNS =
            """
            f.partner, coalesce(p.name, '') as partner_name, f.variant_id, f.store_item_id, f.sku, f.code, f.message,
            f.request_id, f.attempts, f.first_seen, f.last_seen, f.retried_at, f.retry_run, f.dismissed_at, f.dismissed_by,
            m.variant_id is not null as mapped
            """;

    /** Whether a retry was asked for and the item has not been tried since. */
    @JsonIgnore
    public boolean retrying() {
        return retry != null && retry.at().isAfter(lastSeen);
    }

    Cursor cursor() {
        return Cursor.of(firstSeen, partner, variantId);
    }

    static FailedItem of(Readable row) {
        Instant retried = row.get("retried_at", Instant.class);
        Instant dismissed = row.get("dismissed_at", Instant.class);
        String code = row.get("code", String.class);
        return new FailedItem(
                row.get("partner", String.class),
                row.get("partner_name", String.class),
                row.get("variant_id", Long.class),
                row.get("store_item_id", Long.class),
                row.get("sku", String.class),
                code,
                row.get("message", String.class),
                row.get("request_id", String.class),
                FailureAdvice.of(code),
                row.get("attempts", Integer.class),
                row.get("first_seen", Instant.class),
                row.get("last_seen", Instant.class),
                row.get("mapped", Boolean.class),
                retried == null ? null : new Retry(retried, row.get("retry_run", UUID.class)),
                dismissed == null ? null : new Dismissal(dismissed, row.get("dismissed_by", String.class)));
    }
}
