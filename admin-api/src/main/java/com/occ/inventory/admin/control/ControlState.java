package com.occ.inventory.admin.control;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.message.ControlApplied;
import java.time.Clock;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The epochs of the control state: the newest, and the newest that the updater keeps to. */
@Component
public class ControlState {
    private final DatabaseClient database;
    private final Audit audit;
    private final Clock clock;

    ControlState(DatabaseClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** To be called in the transaction that changes what is paused; answers the new epoch. */
    public Mono<Long> advance() {
        return database.sql("update admin.control set epoch = epoch + 1 returning epoch")
                .mapValue(Long.class)
                .one();
    }

    /** Writes down who paused a partner, or let it go, together with another change of it, which has no room for a reason. */
    public Mono<Void> pausedWithoutReason(String partner, boolean paused, Actor actor) {
        return database.sql(
                        """
                        update admin.partner set
                          pause_reason = null, paused_by = case when paused then :by end, paused_at = case when paused then :at end
                        where key = :key
                        """)
                .bind("key", partner)
                .bind("by", actor.name())
                .bind("at", clock.instant())
                .then()
                .then(audit.record(actor, paused ? "control.paused" : "control.resumed", partner, Map.of()));
    }

    /**
     * Forgets the pauses of a partner that is deleted. To be called in its transaction.
     *
     * @param paused whether the partner itself is paused
     */
    public Mono<Void> forget(String partner, boolean paused) {
        return database.sql("delete from admin.paused_item where partner_key = :key")
                .bind("key", partner)
                .fetch()
                .rowsUpdated()
                .filter(items -> items > 0 || paused)
                .flatMap(gone -> advance())
                .then();
    }

    public Mono<Void> applied(ControlApplied event) {
        return database.sql("update admin.control set applied_epoch = :epoch where applied_epoch < :epoch")
                .bind("epoch", event.epoch())
                .then();
    }
}
