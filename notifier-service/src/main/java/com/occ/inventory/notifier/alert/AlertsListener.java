package com.occ.inventory.notifier.alert;

import com.occ.inventory.message.ChannelTestRequested;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import com.occ.inventory.notifier.delivery.ChannelTests;
import com.occ.inventory.notifier.incident.IncidentDesk;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class AlertsListener {
    @Bean
    Consumer<Message<byte[]>> notifierAlerts(QueueListeners listeners, IncidentDesk desk, ChannelTests tests) {
        return listeners
                .of(Inbox.ALERTS_OF_NOTIFIER)
                .on(FailureThresholdReached.class, desk::take)
                .on(PartnerRecovered.class, desk::take)
                .on(ChannelTestRequested.class, tests::take)
                .waitingAtMost(Duration.ofSeconds(60));
    }
}
