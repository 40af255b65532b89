package com.occ.inventory.admin.review;

import com.occ.inventory.admin.review.Reviews.Review;
import com.occ.inventory.admin.store.Question;
import com.occ.inventory.admin.store.StoreKnowledge;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Compares the newest whole catalogues of a partner and of OCC, once for each pair of them. */
@Component
class Comparison {
    private final Reviews reviews;
    private final StoreKnowledge stores;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Comparison(
            Reviews reviews,
            StoreKnowledge stores,
            DatabaseClient database,
            TransactionalOperator transaction,
            Clock clock) {
        this.reviews = reviews;
        this.stores = stores;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The comparison of what is known now; empty until both catalogues were read. */
    Mono<Review> current(String partner) {
        return Mono.zip(stores.catalogue(partner), stores.catalogue(null)).flatMap(both -> reviews.find(partner)
                .filter(review -> isOf(review, both.getT1(), both.getT2()))
                .switchIfEmpty(Mono.defer(() -> compare(partner, both.getT1(), both.getT2()))));
    }

    /** Whoever comes second waits, and finds it done. */
    private Mono<Review> compare(String partner, Question theirs, Question ours) {
        return database.sql("select pg_advisory_xact_lock(hashtext('review ' || :partner))")
                .bind("partner", partner)
                .fetch()
                .one()
                .then(reviews.find(partner))
                .filter(review -> isOf(review, theirs, ours))
                .switchIfEmpty(Mono.defer(() -> store(partner, theirs, ours)))
                .as(transaction::transactional);
    }

    private Mono<Review> store(String partner, Question theirs, Question ours) {
        Review review = new Review(UUID.randomUUID(), theirs.id(), ours.id(), clock.instant());
        return stores.lines(theirs.id())
                .collectList()
                .zipWhen(lines -> stores.lines(ours.id()).collectList())
                .publishOn(Schedulers.boundedElastic())
                .map(lines -> AutoMatch.of(lines.getT1(), lines.getT2()))
                .flatMap(findings -> reviews.replace(partner, review, findings))
                .thenReturn(review);
    }

    private static boolean isOf(Review review, Question theirs, Question ours) {
        return review.partnerQuestion().equals(theirs.id())
                && review.storeQuestion().equals(ours.id());
    }
}
