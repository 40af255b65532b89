package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.PageRejected;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.WorkStopped;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class ProgressListener {
    @Bean
    Consumer<Message<byte[]>> schedulerProgress(QueueListeners listeners, Tracking tracking, StoreWatch store) {
        return listeners
                .of(Inbox.PROGRESS_OF_SCHEDULER)
                .on(PartnerFetchStarted.class, tracking::started)
                .on(InventoryApplied.class, tracking::applied)
                .on(PartnerFetchFailed.class, tracking::failed)
                .on(PageRejected.class, tracking::rejected)
                .on(WorkStopped.class, tracking::stopped)
                .on(StoreUnavailable.class, store::lost)
                .on(StoreRecovered.class, store::recovered)
                .waitingAtMost(Duration.ofSeconds(60));
    }
}
