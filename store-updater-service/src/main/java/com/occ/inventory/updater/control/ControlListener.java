package com.occ.inventory.updater.control;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.WorkCancelled;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class ControlListener {
    @Bean
    Consumer<Message<byte[]>> updaterCatalogue(QueueListeners listeners, Control control, Cancellations cancellations) {
        return listeners
                .of(Inbox.CATALOGUE_OF_UPDATER)
                .on(ControlChanged.class, control::replace)
                .on(WorkCancelled.class, cancellations::add)
                .on(CatalogueComplete.class, control::complete)
                .waitingAtMost(Duration.ofSeconds(30));
    }
}
