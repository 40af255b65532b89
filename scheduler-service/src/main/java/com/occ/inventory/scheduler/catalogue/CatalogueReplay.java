package com.occ.inventory.scheduler.catalogue;

import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.recurring.Recurring;
import com.occ.inventory.scheduler.SchedulerSettings;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for all documents: once after every start, and again and again while the copy is not complete. */
@Component
class CatalogueReplay extends Recurring {
    private final Catalogue catalogue;
    private final ConfirmedPublisher publisher;
    private final AtomicBoolean asked = new AtomicBoolean();

    CatalogueReplay(Catalogue catalogue, ConfirmedPublisher publisher, SchedulerSettings settings) {
        super("ask for the documents", settings.catalogueRetry());
        this.catalogue = catalogue;
        this.publisher = publisher;
    }

    @Override
    protected Mono<Void> pass() {
        return catalogue
                .complete()
                .filter(complete -> !complete || !asked.get())
                .flatMap(needed -> publisher.publish(new CatalogueRequested("scheduler")))
                .doOnSuccess(done -> asked.set(true));
    }
}
