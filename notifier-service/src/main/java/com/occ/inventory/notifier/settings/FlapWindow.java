package com.occ.inventory.notifier.settings;

import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.notifier.NotifierProperties;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How soon after its end what fails again is the same incident: what fails in every other run is. */
@Component
public class FlapWindow {
    private final SettingsCopy settings;
    private final Duration least;
    private final Duration lastingRun;

    FlapWindow(SettingsCopy settings, NotifierProperties properties) {
        this.settings = settings;
        this.least = properties.flapWindow();
        this.lastingRun = properties.gatherAtMost();
    }

    public Mono<Duration> now() {
        return settings.current().map(this::with).defaultIfEmpty(least);
    }

    public Duration with(SettingsDocument document) {
        Duration twoRuns =
                Duration.ofMinutes(2L * document.schedule().intervalMinutes()).plus(lastingRun);
        return twoRuns.compareTo(least) > 0 ? twoRuns : least;
    }
}
