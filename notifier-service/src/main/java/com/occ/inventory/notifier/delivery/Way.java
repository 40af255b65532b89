package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged.Channel;
import java.util.List;
import java.util.Optional;

/** What a recipient is reached by, whichever channel serves it at the moment. */
enum Way {
    /** By SMTP when that is ready, otherwise by Resend: nobody wants each mail twice. */
    MAIL(List.of(AlertChannel.SMTP, AlertChannel.RESEND)),
    WEBHOOK(List.of(AlertChannel.WEBHOOK)),
    SLACK(List.of(AlertChannel.SLACK));

    private final List<AlertChannel> channels;

    Way(List<AlertChannel> channels) {
        this.channels = channels;
    }

    static Way of(AlertChannel channel) {
        for (Way way : values()) {
            if (way.channels.contains(channel)) {
                return way;
            }
        }
        throw new IllegalArgumentException("no way leads by " + channel);
    }

    Optional<Channel> ready(List<Channel> states) {
        return channels.stream()
                .flatMap(channel -> states.stream().filter(state -> state.channel() == channel && state.ready()))
                .findFirst();
    }
}
