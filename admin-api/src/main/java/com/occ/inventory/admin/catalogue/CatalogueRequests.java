package com.occ.inventory.admin.catalogue;

import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Services that ask for the whole catalogue. */
@Configuration(proxyBeanMethods = false)
class CatalogueRequests {

    @Bean
    Consumer<Message<byte[]>> adminCatalogueRequests(QueueListeners listeners, Catalogue catalogue) {
        return listeners
                .of(Inbox.CATALOGUE_REQUESTS)
                .on(CatalogueRequested.class, catalogue::replay)
                .waitingAtMost(Duration.ofMinutes(2));
    }
}
