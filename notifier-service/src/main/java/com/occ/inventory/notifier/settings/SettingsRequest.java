package com.occ.inventory.notifier.settings;

import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.notifier.NotifierProperties;
import com.occ.inventory.recurring.Recurring;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for the documents as long as the copy is empty. */
@Component
class SettingsRequest extends Recurring {
    private final SettingsCopy settings;
    private final ConfirmedPublisher publisher;

    SettingsRequest(SettingsCopy settings, ConfirmedPublisher publisher, NotifierProperties properties) {
        super("ask for the settings", properties.cataloguePatience());
        this.settings = settings;
        this.publisher = publisher;
    }

    @Override
    protected Mono<Void> pass() {
        return settings.complete()
                .filter(complete -> !complete)
                .flatMap(missing -> publisher.publish(new CatalogueRequested("notifier")));
    }
}
