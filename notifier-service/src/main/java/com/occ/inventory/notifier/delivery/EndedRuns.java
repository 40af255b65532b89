package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.RunChanged;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The runs that ended lately: what was found in them can be told. */
@Repository
public class EndedRuns {
    private final DatabaseClient database;
    private final Clock clock;

    EndedRuns(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Mono<Void> note(RunChanged run) {
        if (!run.status().terminal()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        insert into notifier.ended_run (run_id, ended_at) values (:runId, :now) on conflict do nothing
                        """)
                .bind("runId", run.runId())
                .bind("now", clock.instant())
                .then();
    }
}
