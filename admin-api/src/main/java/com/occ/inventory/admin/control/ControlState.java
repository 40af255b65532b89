package com.occ.inventory.admin.control;

import com.occ.inventory.message.ControlApplied;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The epochs of the control state: the newest, and the newest that the updater keeps to. */
@Component
public class ControlState {
    private final DatabaseClient database;

    ControlState(DatabaseClient database) {
        this.database = database;
    }

    /** To be called in the transaction that changes what is paused; answers the new epoch. */
    public Mono<Long> advance() {
        return database.sql("update admin.control set epoch = epoch + 1 returning epoch")
                .mapValue(Long.class)
                .one();
    }

    public Mono<Void> applied(ControlApplied event) {
        return database.sql("update admin.control set applied_epoch = :epoch where applied_epoch < :epoch")
                .bind("epoch", event.epoch())
                .then();
    }
}
