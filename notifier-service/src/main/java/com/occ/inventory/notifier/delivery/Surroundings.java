package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.NotifierProperties;
import com.occ.inventory.notifier.channel.Channels;
import com.occ.inventory.notifier.settings.FlapWindow;
import com.occ.inventory.notifier.settings.SettingsCopy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up what telling depends on. */
@Component
class Surroundings {
    private final SettingsCopy settings;
    private final Channels channels;
    private final FlapWindow flapWindow;
    private final NotifierProperties properties;
    private final List<Recipient> environment;
    private final Clock clock;

    Surroundings(
            SettingsCopy settings,
            Channels channels,
            FlapWindow flapWindow,
            NotifierProperties properties,
            Clock clock) {
        this.settings = settings;
        this.channels = channels;
        this.flapWindow = flapWindow;
        this.properties = properties;
        this.environment = properties.alertEmailTo().stream()
                .map(address -> new Recipient(address, Severity.WARNING))
                .toList();
        this.clock = clock;
    }

    /** Empty as long as there are no settings. */
    Mono<Circumstances> known() {
        return settings.current().map(document -> of(document.alerts(), flapWindow.with(document)));
    }

    /** Before there are settings those are taken that hold until somebody changes them. */
    Mono<Circumstances> now() {
        return known().switchIfEmpty(Mono.fromSupplier(() -> of(AlertSettings.defaults(), properties.flapWindow())));
    }

    private Circumstances of(AlertSettings alerts, Duration flaps) {
        List<Recipient> recipients = alerts.recipients().isEmpty() ? environment : alerts.recipients();
        return new Circumstances(
                alerts, Pace.of(properties, flaps), recipients, channels.states(alerts), clock.instant());
    }
}
