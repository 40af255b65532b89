package com.occ.inventory.scheduler.store;

import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The last word of the updater about the OCC store; one of a lower sequence came late and says nothing. */
@Component
public class StoreStatus {
    private final DatabaseClient database;

    StoreStatus(DatabaseClient database) {
        this.database = database;
    }

    /** Until somebody says otherwise the store is available. */
    public Mono<Boolean> available() {
        return database.sql(
                        "select not exists (select 1 from scheduler.store_status where unavailable_since is not null)")
                .mapValue(Boolean.class)
                .one();
    }

    /** Yields whether this was news. */
    public Mono<Boolean> lost(StoreUnavailable event) {
        return database.sql(
                        """
                        insert into scheduler.store_status as mine (sequence, unavailable_since) values (:sequence, :since)
                        on conflict (id) do update set sequence = excluded.sequence, unavailable_since = excluded.unavailable_since
                        where excluded.sequence > mine.sequence
                        """)
                .bind("sequence", event.sequence())
                .bind("since", event.since())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Yields whether this was news. */
    public Mono<Boolean> recovered(StoreRecovered event) {
        return database.sql(
                        """
                        insert into scheduler.store_status as mine (sequence, unavailable_since) values (:sequence, null)
                        on conflict (id) do update set sequence = excluded.sequence, unavailable_since = null
                        where excluded.sequence > mine.sequence
                        """)
                .bind("sequence", event.sequence())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
