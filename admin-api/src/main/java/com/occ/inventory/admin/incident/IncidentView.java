package com.occ.inventory.admin.incident;

import com.occ.inventory.message.Concern;
import com.occ.inventory.message.Severity;
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
 * @param failed items that failed in the last run; 0 when not items are the cause
 * @param attempted items that could have failed
 * @param opened how many times it was: more than once when it came back soon after it was resolved
 * @param toldAt when somebody was last told; null when nobody was
 * @param mutedUntil until when nobody is told of it; null, like {@code mutedBy} and {@code muteReason}, when it is not muted
 * @param resolvedAt null while it is open
 */
public record IncidentView(
        UUID id,
        Concern concern,
        String partner,
        String partnerName,
        String cause,
        Severity severity,
        String message,
        String requestId,
        String advice,
        int failed,
        int attempted,
        int opened,
        Instant openedAt,
        Instant toldAt,
        Instant mutedUntil,
        String mutedBy,
        String muteReason,
        Instant resolvedAt) {

    static IncidentView of(Readable row) {
        Concern concern = Concern.valueOf(row.get("concern", String.class));
        String cause = row.get("cause", String.class);
        return new IncidentView(
                row.get("id", UUID.class),
                concern,
                row.get("partner", String.class),
                row.get("partner_name", String.class),
                cause,
                Severity.valueOf(row.get("severity", String.class)),
                row.get("message", String.class),
                row.get("request_id", String.class),
                Advice.of(cause, concern),
                row.get("failed", Integer.class),
                row.get("attempted", Integer.class),
                row.get("opened", Integer.class),
                row.get("opened_at", Instant.class),
                row.get("told_at", Instant.class),
                row.get("until", Instant.class),
                row.get("muted_by", String.class),
                row.get("reason", String.class),
                row.get("resolved_at", Instant.class));
    }

    /** Whose it is, in a word or two. */
    public String concerned() {
        return switch (concern) {
            case PARTNER -> partnerName == null ? partner : partnerName;
            case STORE -> "The OCC store";
            case PIPELINE -> "This system";
        };
    }
}
