package com.occ.inventory.scheduler.request;

import com.occ.inventory.message.HistoryRequested;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import com.occ.inventory.scheduler.lifecycle.Republication;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class RequestListener {
    @Bean
    Consumer<Message<byte[]>> schedulerRequests(
            QueueListeners listeners, Requests requests, Cancellations cancellations, Republication republication) {
        return listeners
                .of(Inbox.SYNC_REQUESTS)
                .on(SyncRequested.class, requests::take)
                .on(RunCancelRequested.class, cancellations::take)
                .on(HistoryRequested.class, republication::take)
                .waitingAtMost(Duration.ofSeconds(60));
    }
}
