package com.occ.inventory.admin.user;

import com.occ.inventory.admin.access.Role;
import io.r2dbc.spi.Readable;
import java.time.Instant;

/**
 * @param disabled cannot sign in, but is kept
 * @param signedInAt null when never
 */
public record UserView(String name, Role role, boolean disabled, Instant createdAt, Instant signedInAt) {
    static UserView of(Readable row) {
        return new UserView(
                row.get("name", String.class),
                Role.valueOf(row.get("role", String.class)),
                row.get("disabled", Boolean.class),
                row.get("created_at", Instant.class),
                row.get("signed_in_at", Instant.class));
    }
}
