package com.occ.inventory.admin.token;

import com.occ.inventory.admin.access.Role;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/**
 * A token without what opens anything.
 *
 * @param expiresAt null for never
 * @param usedAt to about a minute; null for never
 * @param revokedAt null while it works
 */
public record TokenView(
        UUID id,
        String name,
        Role role,
        String madeBy,
        Instant madeAt,
        Instant expiresAt,
        Instant usedAt,
        Instant revokedAt) {

    static TokenView of(Readable row) {
        return new TokenView(
                row.get("id", UUID.class),
                row.get("name", String.class),
                Role.valueOf(row.get("role", String.class)),
                row.get("made_by", String.class),
                row.get("made_at", Instant.class),
                row.get("expires_at", Instant.class),
                row.get("used_at", Instant.class),
                row.get("revoked_at", Instant.class));
    }

    public boolean revoked() {
        return revokedAt != null;
    }

    public boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
