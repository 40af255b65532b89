package com.occ.inventory.fetcher.question;

import com.occ.inventory.message.PartnerConnectionAsked;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.question.StoreFailures;
import com.occ.inventory.question.Unanswerable;
import com.occ.inventory.shopify.ShopifyClient;
import com.occ.inventory.shopify.ShopifyProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tries whether a token opens a partner's store, and answers in time for the person who waits. */
@Component
class ConnectionTrial {
    /** For the answer's way back. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private final Doors doors;
    private final ConfirmedPublisher publisher;
    private final Clock clock;

    ConnectionTrial(Doors doors, ConfirmedPublisher publisher, Clock clock) {
        this.doors = doors;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** A question that nobody waits for any longer is passed over. */
    Mono<Void> run(PartnerConnectionAsked asked) {
        Duration left = Duration.between(clock.instant(), asked.notAfter());
        if (left.isNegative() || left.isZero()) {
            return Mono.empty();
        }
        Duration patience = left.compareTo(MARGIN.multipliedBy(2)) > 0 ? left.minus(MARGIN) : left.dividedBy(2);
        Mono<ShopifyClient> store =
                asked.token() == null ? doors.stored(asked.partner(), asked.shopDomain()) : doors.offered(asked);
        return store.flatMap(ShopifyClient::describe)
                .map(description -> Descriptions.of(asked.questionId(), description))
                .timeout(patience)
                .onErrorResume(ShopifyProblem.class, problem -> Mono.just(failed(asked, StoreFailures.of(problem))))
                .onErrorResume(Unanswerable.class, refused -> Mono.just(failed(asked, refused.failure())))
                .onErrorResume(TimeoutException.class, late -> Mono.just(failed(asked, late(asked, patience))))
                .flatMap(publisher::publish);
    }

    private static StoreDescribed failed(PartnerConnectionAsked asked, QuestionFailure failure) {
        return new StoreDescribed(asked.questionId(), null, null, null, null, failure);
    }

    private static QuestionFailure late(PartnerConnectionAsked asked, Duration patience) {
        return new QuestionFailure(
                PartnerFailure.UNREACHABLE,
                asked.shopDomain() + " did not answer within " + patience.toSeconds() + " s",
                null);
    }
}
