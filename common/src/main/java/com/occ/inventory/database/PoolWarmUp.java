package com.occ.inventory.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;

/** Asks the first question while the web server starts and consumers are made; else the first who has one waits for connections. */
final class PoolWarmUp implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PoolWarmUp.class);

    private final DatabaseClient database;

    PoolWarmUp(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        // Whoever needs a connection tries again, and says why there is none.
        database.sql("select 1")
                .fetch()
                .one()
                .subscribe(answer -> {}, failure -> log.debug("the database cannot be asked yet", failure));
    }

    @Override
    public void stop() {
        // The pool closes itself.
    }

    @Override
    public boolean isRunning() {
        return false;
    }
}
