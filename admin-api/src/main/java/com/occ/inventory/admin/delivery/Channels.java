package com.occ.inventory.admin.delivery;

import com.occ.inventory.message.AlertChannelsChanged.Channel;
import com.occ.inventory.messaging.MessageJson;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The channels, as the notifier told them. */
@Component
public class Channels {
    private final DatabaseClient database;
    private final Deliveries deliveries;

    Channels(DatabaseClient database, Deliveries deliveries) {
        this.database = database;
        this.deliveries = deliveries;
    }

    /** @param all none until the notifier has told of them */
    public record Standing(List<ChannelView> all) {
        /** Whether somebody can be told at all. */
        public boolean anyReady() {
            return all.stream().anyMatch(ChannelView::ready);
        }

        public boolean known() {
            return !all.isEmpty();
        }

        /** Whether a test's result is still to come. */
        public boolean testing() {
            return all.stream().anyMatch(ChannelView::testing);
        }
    }

    public Mono<Standing> standing() {
        return Mono.zip(stored(), deliveries.newestTests())
                .map(found -> new Standing(found.getT1().stream()
                        .map(channel -> new ChannelView(
                                channel.channel(),
                                channel.channel().mail(),
                                channel.ready(),
                                channel.address(),
                                channel.problem(),
                                found.getT2().get(channel.channel())))
                        .toList()));
    }

    private Mono<List<Channel>> stored() {
        return database.sql("select cast(channels as text) from admin.alert_channels")
                .mapValue(String.class)
                .one()
                .map(json -> List.of(MessageJson.MAPPER.readValue(json, Channel[].class)));
    }
}
