package com.occ.inventory.admin.review;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.partner.Partners;
import com.occ.inventory.admin.store.Question;
import com.occ.inventory.admin.store.QuestionSettings;
import com.occ.inventory.admin.store.StoreKnowledge;
import com.occ.inventory.admin.store.StoreQuestions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has both stores' catalogues read, and tells how far that is. */
@Component
class ReviewReading {
    private final Partners partners;
    private final StoreQuestions questions;
    private final StoreKnowledge stores;
    private final QuestionSettings settings;
    private final Clock clock;

    ReviewReading(
            Partners partners,
            StoreQuestions questions,
            StoreKnowledge stores,
            QuestionSettings settings,
            Clock clock) {
        this.partners = partners;
        this.questions = questions;
        this.stores = stores;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<Void> require(String partner) {
        return partners.existing(List.of(partner))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No partner has the key " + partner + ".")))
                .then();
    }

    Mono<List<CatalogueView>> start(Actor actor, String partner) {
        return require(partner)
                .then(questions.readCatalogue(actor, partner))
                .then(questions.readCatalogue(actor, null))
                .then(Mono.defer(() -> views(partner)));
    }

    /** The partner's and OCC's. */
    Mono<List<CatalogueView>> views(String partner) {
        return view(partner).zipWith(view(null), (theirs, ours) -> List.of(theirs, ours));
    }

    private Mono<CatalogueView> view(String partner) {
        Mono<Optional<Question>> last =
                stores.lastAsked(partner).map(Optional::of).defaultIfEmpty(Optional.empty());
        Mono<Optional<Question>> whole =
                stores.catalogue(partner).map(Optional::of).defaultIfEmpty(Optional.empty());
        Instant now = clock.instant();
        return last.zipWith(
                whole,
                (asked, read) -> new CatalogueView(
                        partner,
                        asked.map(question -> question.state(now, settings.patience()))
                                .orElse(null),
                        asked.map(question -> question.trouble(now, settings.patience()))
                                .orElse(null),
                        asked.map(Question::askedBy).orElse(null),
                        asked.map(Question::askedAt).orElse(null),
                        asked.map(Question::lines).orElse(0),
                        read.map(Question::answeredAt).orElse(null),
                        read.map(Question::lines).orElse(null)));
    }
}
