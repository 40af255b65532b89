package com.occ.inventory.admin.incident;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/**
 * What a person must know, once, for as long as it lasts.
 *
 * @param partner null when the OCC store or the system itself is concerned
 * @param partnerName null when there is no such partner any more
 * @param message in Shopify's words where it has any
 * @param requestId Shopify's x-request-id
 * @param advice what to do about it
 * @param resolvedAt null while it is open
 */
public record IncidentView(
        UUID id,
        String partner,
        String partnerName,
        String cause,
        String message,
        String requestId,
        String advice,
        Instant openedAt,
        Instant resolvedAt) {

    static IncidentView of(Readable row) {
        String partner = row.get("partner", String.class);
        String cause = row.get("cause", String.class);
        return new IncidentView(
                row.get("id", UUID.class),
                partner,
                row.get("partner_name", String.class),
                cause,
                row.get("message", String.class),
                row.get("request_id", String.class),
                Advice.of(cause, partner == null),
                row.get("opened_at", Instant.class),
                row.get("resolved_at", Instant.class));
    }
}
