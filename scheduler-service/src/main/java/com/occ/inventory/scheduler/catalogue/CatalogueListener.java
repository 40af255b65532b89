package com.occ.inventory.scheduler.catalogue;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.PartnerDocument;
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
    Consumer<Message<byte[]>> schedulerCatalogue(QueueListeners listeners, CatalogueCopy copy) {
        return listeners
                .of(Inbox.CATALOGUE_OF_SCHEDULER)
                .on(PartnerDocument.class, copy::replace)
                .on(SettingsDocument.class, copy::replace)
                .on(CatalogueComplete.class, copy::announced)
                .waitingAtMost(Duration.ofSeconds(60));
    }
}
