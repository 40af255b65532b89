package com.occ.inventory.admin.deadletter;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.deadletter.DeadLetter.State;
import com.occ.inventory.admin.deadletter.DeadLetter.Stored;
import com.occ.inventory.admin.deadletter.DeadLetters.Some;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Headers;
import com.occ.inventory.messaging.Inbox;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends a dead letter to its queue again, as it was before it died, or puts it away. */
@Component
class Replay {
    private static final Set<String> OF_ITS_DEATH =
            Set.of(Headers.ATTEMPT, Headers.DEAD_LETTER_CAUSE, Headers.DEAD_LETTER_QUEUE);
    private static final int BATCH = 100;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int IN_FLIGHT = 50;

    private final DeadLetters letters;
    private final ConfirmedPublisher publisher;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Replay(
            DeadLetters letters,
            ConfirmedPublisher publisher,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.letters = letters;
        this.publisher = publisher;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** REPLAYING before it is sent, so that one that dies again at once is open again, not taken for replayed. */
    Mono<Stored> replay(Stored stored, Actor actor) {
        Inbox inbox = inbox(stored.letter().queue());
        return settle(stored, State.REPLAYING, actor)
                .then(Mono.defer(() -> publisher.resend(inbox, message(stored.letter()))))
                .then(Mono.defer(() -> letters.replayed(List.of(stored.id()))))
                .then(Mono.defer(() -> letters.find(stored.id())));
    }

    Mono<Stored> discard(Stored stored, Actor actor) {
        return settle(stored, State.DISCARDED, actor).then(Mono.defer(() -> letters.find(stored.id())));
    }

    /**
     * The oldest first, a batch at a time, and at most a thousand at once. Each is sent once, also when it comes back meanwhile.
     *
     * @param upTo the newest letter that is meant: what has died since is left alone
     */
    Mono<Bulk> replayAll(String queue, long upTo, Actor actor) {
        Inbox inbox = inbox(queue);
        return all(queue, upTo, some -> settle(some, State.REPLAYING, actor).flatMap(taken -> send(inbox, taken)));
    }

    Mono<Bulk> discardAll(String queue, long upTo, Actor actor) {
        return all(queue, upTo, some -> settle(some, State.DISCARDED, actor));
    }

    /** @param left how many are open still, of those that were meant */
    record Bulk(long settled, long left) {}

    private Mono<Bulk> all(String queue, long upTo, Function<Some, Mono<List<Stored>>> settle) {
        return Mono.defer(() -> settle.apply(new Some(queue, 0, upTo, BATCH)))
                .expand(taken ->
                        taken.size() < BATCH ? Mono.empty() : settle.apply(new Some(queue, newest(taken), upTo, BATCH)))
                .take(MOST_AT_ONCE / BATCH)
                .collectList()
                .flatMap(batches -> {
                    long settled = batches.stream().mapToLong(List::size).sum();
                    return letters.openAbove(
                                    queue,
                                    batches.stream()
                                            .mapToLong(Replay::newest)
                                            .max()
                                            .orElse(0),
                                    upTo)
                            .map(left -> new Bulk(settled, left));
                });
    }

    private static long newest(List<Stored> taken) {
        return taken.stream().mapToLong(Stored::id).max().orElse(0);
    }

    private Mono<List<Stored>> send(Inbox inbox, List<Stored> taken) {
        return Flux.fromIterable(taken)
                .flatMap(stored -> publisher.resend(inbox, message(stored.letter())), IN_FLIGHT)
                .then(Mono.defer(
                        () -> letters.replayed(taken.stream().map(Stored::id).toList())))
                .thenReturn(taken);
    }

    private Mono<List<Stored>> settle(Some some, State state, Actor actor) {
        return letters.settleOldest(some, state, actor.name(), clock.instant())
                .collectList()
                .flatMap(taken -> taken.isEmpty()
                        ? Mono.just(taken)
                        : audit.record(
                                        actor,
                                        action(state),
                                        some.queue(),
                                        Map.of("letters", taken.size(), "newest", newest(taken)))
                                .thenReturn(taken))
                .as(transaction::transactional);
    }

    private Mono<Void> settle(Stored stored, State state, Actor actor) {
        return letters.settle(stored.id(), state, actor.name(), clock.instant())
                .filter(open -> open)
                .switchIfEmpty(Mono.error(() -> Problem.conflict(
                        "Dead letter " + stored.id() + " is " + stored.state() + ", only an open one can be settled.")))
                .then(audit.record(
                        actor, action(state), stored.letter().queue(), Map.of("letters", 1, "letter", stored.id())))
                .as(transaction::transactional);
    }

    private static String action(State state) {
        return state == State.DISCARDED ? "dead_letter.discarded" : "dead_letter.replayed";
    }

    private Message message(DeadLetter letter) {
        Message message = MessageBuilder.withBody(letter.body())
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(letter.messageId())
                .setType(letter.type())
                .setTimestamp(Date.from(clock.instant()))
                .build();
        letter.headers().forEach((name, value) -> {
            if (!OF_ITS_DEATH.contains(name)) {
                message.getMessageProperties().setHeader(name, value);
            }
        });
        return message;
    }

    private static Inbox inbox(String queue) {
        return Arrays.stream(Inbox.values())
                .filter(inbox -> inbox.address().equals(queue))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("There is no queue " + queue + " any more; discard the letter."));
    }
}
