package com.occ.inventory.admin.delivery;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.ChannelTestRequested;
import com.occ.inventory.message.DeliveryStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The deliveries, as the notifier told them, and the tests that people ask for. */
@Component
class Deliveries {
    private final DatabaseClient database;
    private final Clock clock;

    Deliveries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Position(Instant at, UUID id) {
        static final Position START = new Position(
                Instant.parse("9999-01-01T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

        static Position of(String cursor) {
            return Cursor.read(
                    cursor, START, parts -> new Position(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))));
        }
    }

    /** The newest first. */
    Mono<Page<DeliveryView>> page(String cursor, int limit) {
        Position after = Position.of(cursor);
        Instant now = clock.instant();
        return database.sql(
                        """
                        select * from admin.delivery where (created_at, id) < (:at, :id)
                        order by created_at desc, id desc limit :limit
                        """)
                .bind("at", after.at())
                .bind("id", after.id())
                .bind("limit", limit + 1)
                .map(row -> DeliveryView.of(row, now))
                .all()
                .collectList()
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.createdAt(), last.id())));
    }

    Mono<DeliveryView> find(UUID id) {
        Instant now = clock.instant();
        return database.sql("select * from admin.delivery where id = :id")
                .bind("id", id)
                .map(row -> DeliveryView.of(row, now))
                .one();
    }

    /** Of each channel that was tried the newest test. */
    Mono<Map<AlertChannel, DeliveryView>> newestTests() {
        Instant now = clock.instant();
        return database.sql(
                        """
                        select d.* from unnest(:channels) as c (channel)
                        cross join lateral (
                          select * from admin.delivery where test and channel = c.channel
                          order by created_at desc, id desc limit 1) d
                        """)
                .bind(
                        "channels",
                        java.util.Arrays.stream(AlertChannel.values())
                                .map(Enum::name)
                                .toArray(String[]::new))
                .map(row -> DeliveryView.of(row, now))
                .all()
                .collectMap(DeliveryView::channel);
    }

    /** How many tests were asked for since, counted up to the most. */
    Mono<Long> testsSince(Instant since, int most) {
        return database.sql(
                        """
                        select count(*) from (
                          select from admin.delivery where created_at >= :since and test limit :most) counted
                        """)
                .bind("since", since)
                .bind("most", most)
                .mapValue(Long.class)
                .one();
    }

    /** Answers whether it is new: a request that is sent again asks for the same one. */
    Mono<Boolean> expect(ChannelTestRequested test) {
        return database.sql(
                        """
                        insert into admin.delivery (id, test, channel, recipient, subject, status, created_at, asked_by, not_after)
                        values (:id, true, :channel, :recipient, 'Test', :status, :at, :by, :notAfter)
                        on conflict (id) do nothing
                        """)
                .bind("id", test.deliveryId())
                .bind("channel", test.channel().name())
                .bind("recipient", nullable(test.recipient(), String.class))
                .bind("status", DeliveryStatus.WAITING.name())
                .bind("at", test.requestedAt())
                .bind("by", test.by())
                .bind("notAfter", test.notAfter())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Unless the notifier has heard of it after all. */
    Mono<Void> neverAsked(UUID test, String why) {
        return database.sql(
                        "update admin.delivery set status = :status, message = :why where id = :id and sequence = 0")
                .bind("status", DeliveryStatus.FAILED.name())
                .bind("why", why)
                .bind("id", test)
                .then();
    }
}
