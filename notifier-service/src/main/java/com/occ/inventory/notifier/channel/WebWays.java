package com.occ.inventory.notifier.channel;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.secret.TokenCipher;
import com.occ.inventory.secret.TokenCipher.UnreadableToken;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Addresses that are posted to: the one entered on a page, or else the environment's. */
@Component
class WebWays {
    private final ChannelSettings settings;
    private final Post post;

    WebWays(ChannelSettings settings, Post post) {
        this.settings = settings;
        this.post = post;
    }

    Way webhook(String sealed) {
        return way(AlertChannel.WEBHOOK, sealed, settings.webhook(), target -> new Webhook(post, target));
    }

    Way slack(String sealed) {
        return way(AlertChannel.SLACK, sealed, settings.slack(), target -> new Slack(post, target));
    }

    private Way way(AlertChannel channel, String sealed, String ours, Function<Target, Channel> made) {
        boolean entered = sealed != null;
        if (!entered && ours.isBlank()) {
            return Way.none(null, "Enter its address in the settings of alerts, or set " + variable(channel) + ".");
        }
        try {
            Target target = entered ? Target.of(opened(sealed, channel), false) : Target.of(ours, true);
            return Way.ready(made.apply(target), target.shown());
        } catch (Unreadable locked) {
            return Way.none(null, locked.getMessage());
        } catch (Target.BadTarget bad) {
            return Way.none(
                    null,
                    entered
                            ? "The address that was entered cannot be used: " + bad.getMessage()
                                    + ". Enter another one."
                            : variable(channel) + " cannot be used: " + bad.getMessage() + ".");
        }
    }

    private String opened(String sealed, AlertChannel channel) {
        if (settings.encryptionKey().isBlank()) {
            throw new Unreadable(
                    "An address was entered, but cannot be read: give the notifier the ENCRYPTION_KEY of admin-api.");
        }
        try {
            return new TokenCipher(settings.encryptionKey()).open(sealed, AlertSettings.OWNER, channel.name());
        } catch (UnreadableToken unreadable) {
            throw new Unreadable(
                    "The address that was entered cannot be read with this ENCRYPTION_KEY: give the notifier that of "
                            + "admin-api, or enter the address again.");
        }
    }

    private static String variable(AlertChannel channel) {
        return channel == AlertChannel.SLACK ? "ALERT_SLACK_URL" : "ALERT_WEBHOOK_URL";
    }

    private static final class Unreadable extends RuntimeException {
        Unreadable(String what) {
            super(what);
        }
    }
}
