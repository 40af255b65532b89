package com.occ.inventory.notifier.channel;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.AlertSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The channels as the environment and the admin's settings set them up. */
@Component
class ConfiguredChannels implements Channels {
    private final MailWays mail;
    private final WebWays web;

    ConfiguredChannels(MailWays mail, WebWays web) {
        this.mail = mail;
        this.web = web;
    }

    @Override
    public List<AlertChannelsChanged.Channel> states(AlertSettings settings) {
        return Arrays.stream(AlertChannel.values())
                .map(channel -> way(channel, settings).state(channel))
                .toList();
    }

    @Override
    public Optional<Channel> of(AlertChannel channel, AlertSettings settings) {
        return Optional.ofNullable(way(channel, settings).channel());
    }

    private Way way(AlertChannel channel, AlertSettings settings) {
        return switch (channel) {
            case SMTP -> mail.smtp();
            case RESEND -> mail.resend();
            case WEBHOOK -> web.webhook(settings.webhook());
            case SLACK -> web.slack(settings.slack());
        };
    }
}
