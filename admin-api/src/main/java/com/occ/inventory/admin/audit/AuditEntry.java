package com.occ.inventory.admin.audit;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One change.
 *
 * @param action what was done, past tense
 * @param subject to what; empty for the whole system
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        Actor.Kind actorKind,
        Role role,
        String action,
        String subject,
        Map<String, Object> details) {

    @SuppressWarnings("unchecked")
    static AuditEntry of(Readable row) {
        return new AuditEntry(
                row.get("id", Long.class),
                row.get("at", Instant.class),
                row.get("actor", String.class),
                Actor.Kind.valueOf(row.get("actor_kind", String.class)),
                Role.valueOf(row.get("role", String.class)),
                row.get("action", String.class),
                row.get("subject", String.class),
                MessageJson.MAPPER.readValue(row.get("details", String.class), Map.class));
    }

    /** In one line: {@code from VIEWER, to ADMIN}. */
    public String told() {
        return details.entrySet().stream()
                .map(detail -> detail.getKey() + " " + detail.getValue())
                .collect(Collectors.joining(", "));
    }
}
