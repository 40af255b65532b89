package com.occ.inventory.admin.mute;

import io.r2dbc.spi.Readable;
import java.time.Instant;

/**
 * Of this partner's incidents nobody is told for a time. They are recorded all the same.
 *
 * @param partnerName its key when it has no name
 */
public record Mute(String partner, String partnerName, Instant until, String reason, String by, Instant since) {

    static Mute of(Readable row) {
        return new Mute(
                row.get("partner", String.class),
                row.get("partner_name", String.class),
                row.get("until", Instant.class),
                row.get("reason", String.class),
                row.get("muted_by", String.class),
                row.get("muted_at", Instant.class));
    }
}
