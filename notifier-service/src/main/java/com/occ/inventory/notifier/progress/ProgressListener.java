package com.occ.inventory.notifier.progress;

import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import com.occ.inventory.notifier.delivery.EndedRuns;
import com.occ.inventory.notifier.incident.IncidentDesk;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class ProgressListener {
    @Bean
    Consumer<Message<byte[]>> notifierProgress(
            QueueListeners listeners, Heartbeats heartbeats, EndedRuns endedRuns, IncidentDesk desk) {
        return listeners
                .of(Inbox.PROGRESS_OF_NOTIFIER)
                .on(RunChanged.class, run -> heartbeats.watch(run).then(endedRuns.note(run)))
                .on(StoreUnavailable.class, desk::take)
                .on(StoreRecovered.class, desk::take)
                .waitingAtMost(Duration.ofSeconds(60));
    }
}
