package com.occ.inventory.admin.audit;

import static com.occ.inventory.admin.sql.Sql.json;

import com.occ.inventory.admin.access.Actor;
import java.time.Clock;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down each change. Meant to be called in the change's own transaction, so that there is never one without the other. */
@Component
public class Audit {
    private final DatabaseClient database;
    private final Clock clock;

    Audit(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param action what was done, past tense, with its noun first: {@code partner.created}
     * @param subject to what: a partner's key, a run's id; empty for the whole system
     * @param details more of it, never a secret
     */
    public Mono<Void> record(Actor actor, String action, String subject, Map<String, ?> details) {
        return database.sql(
                        """
                        insert into admin.audit (at, actor, actor_kind, role, action, subject, details)
                        values (:at, :actor, :kind, :role, :action, :subject, cast(:details as jsonb))
                        """)
                .bind("at", clock.instant())
                .bind("actor", actor.name())
                .bind("kind", actor.kind().name())
                .bind("role", actor.role().name())
                .bind("action", action)
                .bind("subject", subject)
                .bind("details", json(details))
                .then();
    }
}
