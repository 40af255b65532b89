package com.occ.inventory.question;

import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.message.CatalogueLine;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.message.StoreCatalogue;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.shopify.CatalogueVariant;
import com.occ.inventory.shopify.ShopifyProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers a question for a catalogue in parts, each published before the next one is read, so memory holds one of them. An answer
 * is always published to its end, which may be a failure; what fails here is only the publishing.
 */
public final class CatalogueAnswers {
    private static final String DEFAULT_TITLE = "Default Title";

    private final ConfirmedPublisher publisher;
    private final Clock clock;

    public CatalogueAnswers(ConfirmedPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @param catalogue may fail with a {@link ShopifyProblem} or a {@link Unanswerable} */
    public Mono<Void> answer(CatalogueAsked asked, Flux<CatalogueVariant> catalogue) {
        Duration left = Duration.between(clock.instant(), asked.notAfter());
        if (left.isNegative() || left.isZero()) {
            return Mono.empty();
        }
        UUID reading = UUID.randomUUID();
        AtomicInteger parts = new AtomicInteger();
        Mono<Long> deadline = Mono.delay(left).cache();
        Flux<StoreCatalogue> full = catalogue
                .map(CatalogueAnswers::line)
                .buffer(StoreCatalogue.MOST_LINES)
                .map(lines -> part(asked, reading, parts.incrementAndGet(), lines))
                .timeout(deadline, part -> deadline);
        return publisher
                .publish(part(asked, reading, 0, List.of()))
                .thenMany(full.concatMap(part -> publisher.publish(part), 1))
                .then(Mono.<QuestionFailure>empty())
                .onErrorResume(CatalogueAnswers::isTheStores, error -> Mono.just(failure(error)))
                .map(failure -> end(asked, reading, parts.incrementAndGet(), failure))
                .switchIfEmpty(Mono.fromSupplier(() -> end(asked, reading, parts.incrementAndGet(), null)))
                .flatMap(publisher::publish);
    }

    private static boolean isTheStores(Throwable error) {
        return error instanceof ShopifyProblem || error instanceof Unanswerable || error instanceof TimeoutException;
    }

    private static QuestionFailure failure(Throwable error) {
        if (error instanceof ShopifyProblem problem) {
            return StoreFailures.of(problem);
        }
        return error instanceof Unanswerable unanswerable
                ? unanswerable.failure()
                : new QuestionFailure(PartnerFailure.UNREACHABLE, "the catalogue was not read in time", null);
    }

    private static StoreCatalogue part(CatalogueAsked asked, UUID reading, int part, List<CatalogueLine> lines) {
        return new StoreCatalogue(asked.questionId(), reading, part, false, lines, null);
    }

    /** Which part is the last is known only behind it, so the end is one without lines. */
    private static StoreCatalogue end(CatalogueAsked asked, UUID reading, int part, QuestionFailure failure) {
        return new StoreCatalogue(asked.questionId(), reading, part, true, List.of(), failure);
    }

    private static CatalogueLine line(CatalogueVariant variant) {
        String own = variant.variantTitle();
        boolean only = own.isBlank() || own.equals(DEFAULT_TITLE);
        return new CatalogueLine(
                number(variant.variantGid()),
                number(variant.inventoryItemGid()),
                variant.sku(),
                variant.barcode(),
                only ? variant.productTitle() : variant.productTitle() + " / " + own,
                variant.tracked());
    }

    private static long number(String gid) {
        return Long.parseLong(gid.substring(gid.lastIndexOf('/') + 1));
    }
}
