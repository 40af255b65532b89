package com.occ.inventory.admin.review;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.mapping.Mappings;
import com.occ.inventory.admin.partner.Partners;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What people decide in the review. */
@Component
class ReviewDesk {
    private final Reviews reviews;
    private final Partners partners;
    private final Mappings mappings;
    private final Catalogue catalogue;
    private final Books books;

    ReviewDesk(Reviews reviews, Partners partners, Mappings mappings, Catalogue catalogue, Books books) {
        this.reviews = reviews;
        this.partners = partners;
        this.mappings = mappings;
        this.catalogue = catalogue;
        this.books = books;
    }

    /** What goes with every decision. */
    @Component
    record Books(Audit audit, Clock clock, TransactionalOperator transaction) {}

    /**
     * Maps proposals.
     *
     * @param review in which they were seen
     * @param variants null for all
     * @param expected of all, how many there were; another number now is refused
     */
    Mono<Long> confirm(Actor actor, String partner, UUID review, Collection<Long> variants, Long expected) {
        return partners.lock(List.of(partner))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No partner has the key " + partner + ".")))
                .then(mappings.lock())
                .then(Mono.defer(() -> reviews.lock(partner)))
                .filter(current -> current.id().equals(review))
                .switchIfEmpty(Mono.error(() ->
                        Problem.conflict("The catalogues were compared again since: look at the proposals once more.")))
                .flatMap(current -> reviews.map(partner, variants))
                .doOnNext(mapped -> requireAsExpected(mapped, variants, expected))
                .flatMap(mapped -> mapped == 0
                        ? Mono.just(mapped)
                        : requireRoom(partner)
                                .then(partners.raiseVersions(List.of(partner)))
                                .then(books.audit()
                                        .record(actor, "mappings.confirmed", partner, Map.of("added", mapped)))
                                .thenReturn(mapped))
                .as(books.transaction()::transactional)
                .flatMap(mapped -> (mapped == 0 ? Mono.<Void>empty() : catalogue.publishSoon(List.of(partner)))
                        .thenReturn(mapped));
    }

    /** They are in nobody's way until they are brought back. */
    Mono<Long> ignore(Actor actor, String partner, Collection<Long> variants) {
        return reviews.ignore(partner, variants, actor.name(), books.clock().instant())
                .flatMap(count -> written(actor, "review.ignored", partner, variants, count))
                .as(books.transaction()::transactional);
    }

    Mono<Long> restore(Actor actor, String partner, Collection<Long> variants) {
        return reviews.restore(partner, variants)
                .flatMap(count -> written(actor, "review.restored", partner, variants, count))
                .as(books.transaction()::transactional);
    }

    private Mono<Long> written(Actor actor, String action, String partner, Collection<Long> variants, long count) {
        return count == 0
                ? Mono.just(count)
                : books.audit()
                        .record(actor, action, partner, Map.of("variants", variants))
                        .thenReturn(count);
    }

    private static void requireAsExpected(long mapped, Collection<Long> variants, Long expected) {
        if (variants == null && (expected == null || expected != mapped)) {
            throw Problem.conflict("There are " + mapped + " proposals now, not " + expected
                    + ": nothing was mapped. Look at them once more.");
        }
    }

    private Mono<Void> requireRoom(String partner) {
        return mappings.count(partner)
                .filter(count -> count > Mappings.MOST_OF_A_PARTNER)
                .flatMap(count -> Mono.error(Problem.conflict("A partner has at most " + Mappings.MOST_OF_A_PARTNER
                        + " mappings, and this would make " + count + ": nothing was mapped.")));
    }
}
