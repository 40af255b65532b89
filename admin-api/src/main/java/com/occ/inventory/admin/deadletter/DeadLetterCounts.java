package com.occ.inventory.admin.deadletter;

import com.occ.inventory.messaging.Inbox;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How many dead letters are open, counted up to a bound, so that a flood of them does not slow down the pages. */
@Component
public class DeadLetterCounts {
    /** Stands for this many and more. */
    public static final int MOST = 10_000;

    private final DatabaseClient database;

    DeadLetterCounts(DatabaseClient database) {
        this.database = database;
    }

    /** Queues without any are left out. */
    public Mono<Map<String, Long>> openByQueue() {
        return database.sql(
                        """
                        select queue, (
                          select count(*) from (
                            select from admin.dead_letter d
                            where d.queue = q.queue and d.state in ('OPEN', 'REPLAYING') limit :most) counted) as open
                        from unnest(:queues::text[]) as q (queue)
                        """)
                .bind(
                        "queues",
                        Arrays.stream(Inbox.values()).map(Inbox::address).toArray(String[]::new))
                .bind("most", MOST)
                .map((Readable row) -> Map.entry(row.get("queue", String.class), row.get("open", Long.class)))
                .all()
                .filter(queue -> queue.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Mono<Long> open() {
        return database.sql(
                        """
                        select count(*) from (
                          select from admin.dead_letter where state in ('OPEN', 'REPLAYING') limit :most) counted
                        """)
                .bind("most", MOST)
                .mapValue(Long.class)
                .one();
    }
}
