package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.notifier.NotifierProperties;
import com.occ.inventory.recurring.Recurring;
import java.util.Arrays;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes how the channels stand when that differs from what was published last: after a start, or new settings. */
@Component
class ChannelsOutbox extends Recurring {
    private final DatabaseClient database;
    private final Surroundings surroundings;
    private final ConfirmedPublisher publisher;

    ChannelsOutbox(
            DatabaseClient database,
            Surroundings surroundings,
            ConfirmedPublisher publisher,
            NotifierProperties properties) {
        super("publish how the channels stand", properties.sweep());
        this.database = database;
        this.surroundings = surroundings;
        this.publisher = publisher;
    }

    @Override
    protected Mono<Void> pass() {
        return surroundings
                .now()
                .flatMap(present -> keep(present.shown()))
                .then(unpublished())
                .flatMap(changed -> publisher.publish(changed).then(published(changed)));
    }

    private Mono<Void> keep(List<AlertChannelsChanged.Channel> states) {
        return database.sql(
                        """
                        insert into notifier.channels as c (states, sequence) values (:states::jsonb, 1)
                        on conflict (single) do update set states = excluded.states, sequence = c.sequence + 1
                        where c.states <> excluded.states
                        """)
                .bind("states", MessageJson.MAPPER.writeValueAsString(states))
                .then();
    }

    private Mono<AlertChannelsChanged> unpublished() {
        return database.sql(
                        """
                        select sequence, states::text as states from notifier.channels where published_sequence < sequence
                        """)
                .map(row -> new AlertChannelsChanged(
                        row.get("sequence", Long.class),
                        Arrays.asList(MessageJson.MAPPER.readValue(
                                row.get("states", String.class), AlertChannelsChanged.Channel[].class))))
                .one();
    }

    private Mono<Void> published(AlertChannelsChanged changed) {
        return database.sql(
                        """
                        update notifier.channels set published_sequence = :sequence where published_sequence < :sequence
                        """)
                .bind("sequence", changed.sequence())
                .then();
    }
}
