package com.occ.inventory.notifier.settings;

import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class CatalogueListener {
    @Bean
    Consumer<Message<byte[]>> notifierCatalogue(QueueListeners listeners, SettingsCopy settings) {
        return listeners
                .of(Inbox.CATALOGUE_OF_NOTIFIER)
                .on(SettingsDocument.class, settings::replace)
                .waitingAtMost(Duration.ofSeconds(60));
    }
}
