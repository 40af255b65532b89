package com.occ.inventory.admin.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What was written down, newest first. */
@Component
class AuditTrail {
    private final DatabaseClient database;

    AuditTrail(DatabaseClient database) {
        this.database = database;
    }

    /** @param before the id to continue below */
    Flux<AuditEntry> list(AuditFilter filter, long before, int limit) {
        List<String> conditions = new ArrayList<>(List.of("id < :before"));
        Map<String, Object> values = new HashMap<>(Map.of("before", before, "limit", limit));
        wanted("actor", filter.actor(), conditions, values);
        wanted("subject", filter.subject(), conditions, values);
        if (filter.action().endsWith(".")) {
            conditions.add("split_part(action, '.', 1) = :kind");
            values.put("kind", filter.action().substring(0, filter.action().length() - 1));
        } else {
            wanted("action", filter.action(), conditions, values);
        }
        return database.sql("select id, at, actor, actor_kind, role, action, subject, details from admin.audit where "
                        + String.join(" and ", conditions) + " order by id desc limit :limit")
                .bindValues(values)
                .map(AuditEntry::of)
                .all();
    }

    private static void wanted(String column, String value, List<String> conditions, Map<String, Object> values) {
        if (!value.isEmpty()) {
            conditions.add(column + " = :" + column);
            values.put(column, value);
        }
    }
}
