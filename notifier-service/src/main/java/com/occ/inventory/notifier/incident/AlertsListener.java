package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class AlertsListener {
    @Bean
    Consumer<Message<byte[]>> notifierAlerts(QueueListeners listeners, IncidentDesk desk) {
        return listeners
                .of(Inbox.ALERTS_OF_NOTIFIER)
                .on(FailureThresholdReached.class, event -> desk.take(Alert.of(event)))
                .on(PartnerRecovered.class, event -> desk.take(Alert.of(event)))
                .waitingAtMost(Duration.ofSeconds(60));
    }
}
