package com.occ.inventory.admin.progress;

import com.occ.inventory.admin.control.ControlState;
import com.occ.inventory.admin.delivery.DeliveryProjection;
import com.occ.inventory.admin.incident.IncidentProjection;
import com.occ.inventory.admin.live.Behind;
import com.occ.inventory.admin.overview.PartnerStateProjection;
import com.occ.inventory.admin.run.FailedItems;
import com.occ.inventory.admin.run.ResultProjection;
import com.occ.inventory.admin.run.RunProjection;
import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.ControlApplied;
import com.occ.inventory.message.DeliveryChanged;
import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.PageRejected;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.WorkStopped;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/** Everything that the history is made of. */
@Configuration(proxyBeanMethods = false)
class ProgressListener {

    @Bean
    Consumer<Message<byte[]>> adminProgress(
            QueueListeners listeners,
            RunProjection runs,
            PartnerStateProjection states,
            ResultProjection results,
            FailedItems failedItems,
            IncidentProjection incidents,
            DeliveryProjection deliveries,
            ControlState control,
            Behind behind) {
        Consumer<Message<byte[]>> listener = listeners
                .of(Inbox.PROGRESS_OF_ADMIN)
                .on(RunChanged.class, event -> runs.runChanged(event).then(states.runChanged(event)))
                .on(PartnerSyncChanged.class, event -> runs.partnerSyncChanged(event)
                        .then(failedItems.partnerSyncChanged(event))
                        .then(states.partnerSyncChanged(event)))
                .on(InventoryApplied.class, event -> results.inventoryApplied(event)
                        .then(runs.pageStored(event.dispatch())))
                .on(PageRejected.class, results::pageRejected)
                // The scheduler says the same, and what follows from it, in PartnerSyncChanged.
                .on(PartnerFetchStarted.class, event -> Mono.empty())
                .on(PartnerFetchFailed.class, event -> Mono.empty())
                .on(StoreUnavailable.class, incidents::storeUnavailable)
                .on(StoreRecovered.class, incidents::storeRecovered)
                .on(IncidentChanged.class, incidents::incidentChanged)
                .on(DeliveryChanged.class, deliveries::deliveryChanged)
                .on(AlertChannelsChanged.class, deliveries::channelsChanged)
                // Goes to the scheduler, which then says that its partners are cancelled.
                .on(WorkStopped.class, event -> Mono.empty())
                .on(ControlApplied.class, control::applied)
                .waitingAtMost(Duration.ofSeconds(30));
        return message -> behind.during(published(message), () -> listener.accept(message));
    }

    private static Instant published(Message<byte[]> message) {
        return message.getHeaders().get(AmqpHeaders.TIMESTAMP) instanceof Date date ? date.toInstant() : null;
    }
}
