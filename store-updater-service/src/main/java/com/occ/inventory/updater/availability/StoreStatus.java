package com.occ.inventory.updater.availability;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.updater.store.Trouble;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Whether the OCC store can be written, kept in the database and told to everyone, once for each change. */
@Repository
class StoreStatus {
    private final DatabaseClient database;
    private final ConfirmedPublisher publisher;
    private final Clock clock;

    StoreStatus(DatabaseClient database, ConfirmedPublisher publisher, Clock clock) {
        this.database = database;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * The words of a location that is missing name it and what to do, so others are news; other failures' words differ each time.
     *
     * @return whether this is news
     */
    Mono<Boolean> unavailable(Trouble trouble) {
        return database.sql(
                        """
                        update updater.store_status set sequence = sequence + 1, failure = :failure, message = :message,
                          request_id = :requestId, since = case when failure is null then :now else since end
                        where failure is distinct from :failure
                          or failure = :worded and message is distinct from :message
                        """)
                .bind("failure", trouble.failure().name())
                .bind("worded", StoreFailure.LOCATION_MISSING.name())
                .bind("message", trouble.message())
                .bind(
                        "requestId",
                        trouble.requestId() == null ? Parameters.in(String.class) : Parameters.in(trouble.requestId()))
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** @return whether this is news */
    Mono<Boolean> available() {
        return database.sql(
                        """
                        update updater.store_status set sequence = sequence + 1, failure = null, message = null,
                          request_id = null, since = :now
                        where failure is not null
                        """)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Publishes the newest state if nobody has been told yet. */
    Mono<Void> announce() {
        return database.sql("select * from updater.store_status where published_sequence < sequence")
                .map(StoreStatus::event)
                .one()
                .flatMap(news -> publisher.publish(news.event()).then(told(news.sequence())));
    }

    private Mono<Void> told(long sequence) {
        return database.sql(
                        """
                        update updater.store_status set published_sequence = :sent where published_sequence < :sent
                        """)
                .bind("sent", sequence)
                .then();
    }

    private record News(Event event, long sequence) {}

    private static News event(Readable row) {
        long sequence = row.get("sequence", Long.class);
        Instant since = row.get("since", Instant.class);
        String failure = row.get("failure", String.class);
        Event event = failure == null
                ? new StoreRecovered(since, sequence)
                : new StoreUnavailable(
                        StoreFailure.valueOf(failure),
                        row.get("message", String.class),
                        row.get("request_id", String.class),
                        since,
                        sequence);
        return new News(event, sequence);
    }
}
