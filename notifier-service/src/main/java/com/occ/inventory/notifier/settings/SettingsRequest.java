package com.occ.inventory.notifier.settings;

import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.messaging.ConfirmedPublisher;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for the documents as long as the copy is empty. */
@Component
class SettingsRequest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final SettingsCopy settings;
    private final ConfirmedPublisher publisher;

    SettingsRequest(SettingsCopy settings, ConfirmedPublisher publisher) {
        this.settings = settings;
        this.publisher = publisher;
    }

    @Scheduled(fixedDelayString = "${notifier.catalogue-patience}")
    Mono<Void> ask() {
        return settings.complete()
                .filter(complete -> !complete)
                .flatMap(missing -> publisher.publish(new CatalogueRequested("notifier")))
                .timeout(DEADLINE);
    }
}
