package com.occ.inventory.admin.catalogue;

import com.occ.inventory.admin.catalogue.Documents.StoredCredentials;
import com.occ.inventory.admin.sweep.NotPublished;
import com.occ.inventory.admin.sweep.Unpublished;
import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.messaging.ConfirmedPublisher;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/**
 * Publishes documents. Called after the transaction that changed something; whatever goes wrong then is made good by the sweep, since
 * the versions in the database say what the broker has not got.
 */
@Component
@Order(1) // a run that was asked for after a change finds the change published
public class Catalogue implements Unpublished {
    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 50;

    private final Documents documents;
    private final PublishedVersions published;
    private final ConfirmedPublisher publisher;

    Catalogue(Documents documents, PublishedVersions published, ConfirmedPublisher publisher) {
        this.documents = documents;
        this.published = published;
        this.publisher = publisher;
    }

    /** Publishes these partners, settings and control state if they are behind. Never fails: the sweep comes after it. */
    public Mono<Void> publishSoon(Collection<String> partners) {
        return Flux.concatDelayError(publishPartners(List.copyOf(partners)), publishSettings(), publishControl())
                .then()
                .timeout(PATIENCE)
                .onErrorResume(error -> {
                    log.warn("the change is stored and will be published later: {}", error.getMessage());
                    return Mono.empty();
                });
    }

    /** The same at once, for somebody who will not wait any longer. */
    Mono<Void> tryOnce(Collection<String> partners) {
        return publishPartners(List.copyOf(partners)).onErrorResume(error -> {
            log.debug("still not published: {}", error.getMessage());
            return Mono.empty();
        });
    }

    @Override
    public String name() {
        return "the catalogue";
    }

    @Override
    public Mono<Void> publishBehind() {
        return Flux.concatDelayError(
                        documents.partnersBehind().collectList().flatMap(this::publishPartners),
                        publishSettings(),
                        publishControl())
                .then();
    }

    /**
     * All documents for a reader that has none, credentials excepted: those are published once, to their one reader. One that the
     * broker refuses, while it takes the others, keeps nobody from being complete; the sweep goes on trying it. Fails when the broker
     * does not answer.
     */
    Mono<Void> replay(CatalogueRequested request) {
        Sending sending = new Sending(publisher, "the document of partner ");
        Mono<Integer> partners = documents.allPartners().collectList().flatMap(keys -> Flux.fromIterable(keys)
                .buffer(AT_ONCE)
                .concatMap(some -> documents
                        .partners(some)
                        .flatMap(found -> sending.each(found, PartnerDocument::key, Function.identity()))
                        .flatMap(sent -> sending.answered().thenReturn(sent.size())))
                .reduce(0, Integer::sum));
        Mono<Long> settings = documents
                .settings()
                .flatMap(document -> publisher.publish(document).thenReturn(document.version()));
        Mono<Long> control = documents
                .control()
                .flatMap(document -> publisher.publish(document).thenReturn(document.epoch()));
        return partners.flatMap(count -> settings.zipWhen(version -> control)
                .flatMap(sent -> refused(published::partnersRefusedToNewReader, sending)
                        .then(publisher.publish(complete(request, count, sent)))));
    }

    private static Mono<Void> refused(Function<Map<String, String>, Mono<Void>> noted, Sending... sendings) {
        Map<String, String> why = new HashMap<>();
        Stream.of(sendings).map(Sending::refusals).forEach(why::putAll);
        return why.isEmpty() ? Mono.empty() : noted.apply(why);
    }

    private static CatalogueComplete complete(CatalogueRequested request, int partners, Tuple2<Long, Long> sent) {
        return new CatalogueComplete(request.service(), partners, sent.getT1(), sent.getT2());
    }

    private Mono<Void> publishPartners(List<String> keys) {
        return Flux.fromIterable(keys)
                .buffer(AT_ONCE)
                .concatMapDelayError(this::publishSome)
                .then();
    }

    /** Credentials first: a document that names them is never ahead of them. */
    private Mono<Void> publishSome(List<String> keys) {
        Sending credentials = new Sending(publisher, "the credentials of partner ");
        Sending partners = new Sending(publisher, "the document of partner ");
        return documents
                .credentialsBehind(keys)
                .flatMap(behind -> credentials.each(behind, StoredCredentials::partner, StoredCredentials::event))
                .flatMap(sent -> sent.isEmpty() ? Mono.empty() : published.credentials(sent))
                .then(Mono.defer(() -> documents.partners(credentials.without(keys))))
                .flatMap(found -> partners.each(found, PartnerDocument::key, Function.identity()))
                .flatMap(sent -> sent.isEmpty() ? Mono.empty() : published.partners(sent))
                .then(Mono.defer(() -> refused(published::partnersRefused, partners, credentials)))
                .then(Mono.defer(() -> NotPublished.ifAny(credentials.and(partners))));
    }

    private Mono<Void> publishSettings() {
        return published
                .settingsBehind()
                .filter(behind -> behind)
                .flatMap(behind -> documents.settings())
                .flatMap(sent -> publisher.publish(sent).then(published.settings(sent)))
                .onErrorMap(error -> new NotPublished("the settings", error));
    }

    private Mono<Void> publishControl() {
        return published
                .controlBehind()
                .filter(behind -> behind)
                .flatMap(behind -> documents.control())
                .flatMap(sent -> publisher.publish(sent).then(published.control(sent)))
                .onErrorMap(error -> new NotPublished("the control state", error));
    }
}
