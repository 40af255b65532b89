package com.occ.inventory.scheduler.request;

import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.messaging.NotYet;
import com.occ.inventory.messaging.RejectedMessage;
import com.occ.inventory.scheduler.catalogue.Catalogue;
import com.occ.inventory.scheduler.job.Dispatcher;
import com.occ.inventory.scheduler.job.Jobs;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes requests: one run each, however often the request comes. */
@Component
class Requests {
    private final Catalogue catalogue;
    private final Runs runs;
    private final Jobs jobs;
    private final TransactionalOperator transactions;
    private final Dispatcher dispatcher;

    Requests(Catalogue catalogue, Runs runs, Jobs jobs, TransactionalOperator transactions, Dispatcher dispatcher) {
        this.catalogue = catalogue;
        this.runs = runs;
        this.jobs = jobs;
        this.transactions = transactions;
        this.dispatcher = dispatcher;
    }

    Mono<Void> take(SyncRequested request) {
        if (request.requestId() == null
                || request.trigger() == null
                || request.mode() == null
                || request.scope() == null
                || request.requestedAt() == null) {
            throw new RejectedMessage("a request has an id, a trigger, a mode, a scope and a time");
        }
        return catalogue
                .complete()
                .filter(complete -> complete)
                .switchIfEmpty(Mono.error(() -> new NotYet("the copy of the catalogue is not complete")))
                .then(catalogue.sumOfVersions())
                .filter(sum -> request.catalogue() == null || sum >= request.catalogue())
                .switchIfEmpty(Mono.error(() -> new NotYet("the copy of the catalogue is older than the request")))
                .then(transactions.transactional(Mono.defer(() -> begin(request))))
                .then(Mono.fromRunnable(dispatcher::soon));
    }

    private Mono<Void> begin(SyncRequested request) {
        return runs.claim(request.requestId())
                .flatMap(cancelled -> catalogue
                        .covered(request.scope())
                        .map(partner -> cancelled ? Part.cancelled(partner) : Part.of(partner, request.scope()))
                        .collectList())
                .flatMap(parts -> runs.add(request, parts)
                        .filter(added -> added)
                        .flatMap(added -> attach(request, parts))
                        .flatMap(attached -> runs.addParts(request.requestId(), parts, attached)));
    }

    private Mono<Map<String, Long>> attach(SyncRequested request, List<Part> parts) {
        return jobs.attach(
                request.requestId(),
                request.mode(),
                !(request.scope() instanceof Scope.All),
                request.scope() instanceof Scope.Items items ? items.variantIds() : null,
                parts.stream().filter(Part::hasWork).map(Part::partner).toList());
    }
}
