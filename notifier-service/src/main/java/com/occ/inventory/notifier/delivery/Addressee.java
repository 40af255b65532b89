package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged.Channel;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Somebody who is told.
 *
 * @param recipient a mail address; null for a way with an address of its own
 * @param address to be shown to people, without anything secret
 */
record Addressee(Way way, AlertChannel channel, String recipient, String address, Severity least) {

    /** Those who can be told now. */
    static List<Addressee> all(List<Recipient> mailed, List<Channel> states) {
        List<Addressee> all = new ArrayList<>();
        for (Way way : Way.values()) {
            way.ready(states).ifPresent(state -> {
                if (way == Way.MAIL) {
                    mailed.forEach(recipient -> all.add(mail(state.channel(), recipient)));
                } else {
                    all.add(new Addressee(way, state.channel(), null, shown(state), Severity.WARNING));
                }
            });
        }
        // Whoever is named twice is told once, of all that either asks for.
        return all.stream()
                .filter(each -> all.stream().noneMatch(other -> other.replaces(each)))
                .distinct()
                .toList();
    }

    static String shown(Channel state) {
        return state.address() == null ? state.channel().name() : state.address();
    }

    boolean wants(Severity severity) {
        return severity == Severity.CRITICAL || least != Severity.CRITICAL;
    }

    private boolean replaces(Addressee other) {
        return !equals(other)
                && way == other.way
                && Objects.equals(recipient, other.recipient)
                && least != Severity.CRITICAL;
    }

    private static Addressee mail(AlertChannel channel, Recipient recipient) {
        Severity least = recipient.leastSeverity() == null ? Severity.WARNING : recipient.leastSeverity();
        return new Addressee(Way.MAIL, channel, recipient.address(), recipient.address(), least);
    }
}
