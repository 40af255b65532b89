package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged.Channel;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What telling depends on besides the incidents.
 *
 * @param recipients who gets mail
 * @param states of the channels
 */
record Circumstances(AlertSettings settings, Pace pace, List<Recipient> recipients, List<Channel> states, Instant now) {
    static final String NOBODY = "Nobody to tell: add a recipient in the settings of alerts, or set ALERT_EMAIL_TO.";

    Telling telling() {
        return new Telling(settings, pace, audience(), now);
    }

    /** Those who can be told. */
    List<Addressee> addressees() {
        return Addressee.all(recipients, states);
    }

    /** Names them all, in whatever order: the same as long as they are the same. */
    String audience() {
        return addressees().stream()
                .map(addressee -> addressee.channel() + " " + addressee.address())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** How the channels stand, for people to see: mail that goes to nobody is not ready, even though it can be tried. */
    List<Channel> shown() {
        return recipients.isEmpty()
                ? states.stream().map(Circumstances::toNobody).toList()
                : states;
    }

    private static Channel toNobody(Channel state) {
        return state.ready() && state.channel().mail()
                ? new Channel(state.channel(), false, state.address(), NOBODY)
                : state;
    }

    String addressOf(AlertChannel channel) {
        return states.stream()
                .filter(state -> state.channel() == channel)
                .map(Addressee::shown)
                .findFirst()
                .orElse(channel.name());
    }

    boolean mayGoTo(Envelope envelope) {
        return envelope.recipient() == null
                || recipients.stream().anyMatch(recipient -> recipient.address().equals(envelope.recipient()));
    }

    /** Mail that one channel could not deliver may go by another that was set up in its place. */
    AlertChannel channelFor(Envelope envelope) {
        return envelope.way().ready(states).map(Channel::channel).orElse(envelope.channel());
    }
}
