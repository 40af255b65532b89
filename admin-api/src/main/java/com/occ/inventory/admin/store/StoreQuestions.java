package com.occ.inventory.admin.store;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.PartnerConnectionAsked;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.messaging.ConfirmedPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the services that own the connections. A question is stored before it is sent, so that every instance knows its answer. */
@Component
public class StoreQuestions {
    private static final Logger log = LoggerFactory.getLogger(StoreQuestions.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(150);

    private final Questions questions;
    private final ConfirmedPublisher publisher;
    private final QuestionSettings settings;
    private final Clock clock;

    StoreQuestions(Questions questions, ConfirmedPublisher publisher, QuestionSettings settings, Clock clock) {
        this.questions = questions;
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whether a token opens a partner's store; comes when the answer is there, or with a failure when patience ends.
     *
     * @param token sealed for this partner and domain; null for the stored one
     */
    public Mono<StoreDescribed> describe(Actor actor, String partner, String shopDomain, SealedToken token) {
        Question question = question(Question.Kind.CONNECTION, partner, actor, settings.patience());
        long looks = settings.patience().dividedBy(LOOK_EVERY);
        return ask(
                        question,
                        shopDomain,
                        new PartnerConnectionAsked(question.id(), question.notAfter(), partner, shopDomain, token))
                .then(Mono.defer(() -> questions
                        .find(question.id())
                        .filter(asked -> asked.answeredAt() != null)
                        .repeatWhenEmpty(
                                (int) looks + 1, empty -> empty.take(looks).delayElements(LOOK_EVERY))))
                .map(StoreQuestions::answer)
                .switchIfEmpty(Mono.fromSupplier(() -> noAnswer(question)));
    }

    /**
     * Has a store's catalogue read; comes as soon as it is asked for. One that is being read is not asked for again.
     *
     * @param partner null for the OCC store
     */
    public Mono<Question> readCatalogue(Actor actor, String partner) {
        return questions
                .newest(Question.Kind.CATALOGUE, partner)
                .filter(this::underWay)
                .switchIfEmpty(Mono.defer(() -> {
                    Question question = question(Question.Kind.CATALOGUE, partner, actor, settings.reading());
                    return ask(question, null, new CatalogueAsked(question.id(), question.notAfter(), partner))
                            .doOnSuccess(asked -> lookAgainWhenPatienceEnds(question.id()))
                            .thenReturn(question);
                }));
    }

    private boolean underWay(Question question) {
        return switch (question.state(clock.instant(), settings.patience())) {
            case ASKED, READING -> true;
            case ANSWERED, FAILED, NO_ANSWER -> false;
        };
    }

    private Question question(Question.Kind kind, String partner, Actor actor, Duration patience) {
        Instant now = clock.instant();
        return new Question(
                UUID.randomUUID(), kind, partner, actor.name(), now, now.plus(patience), null, null, 0, null, null);
    }

    private Mono<Void> ask(Question question, String shopDomain, Event event) {
        return questions.store(question, shopDomain).then(Mono.defer(() -> publisher.publish(event)));
    }

    private static StoreDescribed answer(Question question) {
        return question.description() != null
                ? question.description()
                : new StoreDescribed(question.id(), null, null, null, null, question.failure());
    }

    private StoreDescribed noAnswer(Question question) {
        String sentence = question.trouble(question.notAfter().plusMillis(1), settings.patience());
        return new StoreDescribed(
                question.id(), null, null, null, null, new QuestionFailure(PartnerFailure.UNREACHABLE, sentence, null));
    }

    /** Nothing happens in the database when nobody answers, so open pages would not notice. */
    private void lookAgainWhenPatienceEnds(UUID question) {
        Mono.delay(settings.patience().plusMillis(200))
                .then(Mono.defer(() -> questions.lookAgain(question)))
                .subscribe(
                        done -> {}, error -> log.debug("pages were not told that {} has no answer", question, error));
    }
}
