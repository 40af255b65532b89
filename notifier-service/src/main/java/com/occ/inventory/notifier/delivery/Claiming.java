package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.notifier.letter.Letter;
import com.occ.inventory.notifier.letter.LetterWriter;
import com.occ.inventory.notifier.letter.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes an envelope ready for an attempt: with a letter that stays the same until the attempt has surely failed. */
@Component
class Claiming {
    private static final Logger log = LoggerFactory.getLogger(Claiming.class);
    /** Renewed while the attempt lasts: whoever has not done so was stopped. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final Envelopes envelopes;
    private final Tellables tellables;
    private final LetterWriter writer;
    private final TransactionalOperator transaction;

    Claiming(Envelopes envelopes, Tellables tellables, LetterWriter writer, ReactiveTransactionManager transactions) {
        this.envelopes = envelopes;
        this.tellables = tellables;
        this.writer = writer;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /** Empty when there is none to be tried; holds nothing when one was there that is not to be sent now. */
    Mono<Optional<Envelope>> claim(Way way, boolean test, Circumstances present) {
        return transaction.transactional(
                envelopes.next(way, test, present.now()).flatMap(envelope -> ready(envelope, present)
                        .flatMap(ready -> envelopes.sending(ready, LEASE).thenReturn(ready))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())));
    }

    private Mono<Envelope> ready(Envelope envelope, Circumstances present) {
        if (envelope.test()) {
            return envelope.attempts() == 0
                    ? written(envelope, envelope.channel(), Notice.test(), present.now())
                    : dropped(envelope, "the notifier was stopped while it tried; try again", present.now());
        }
        if (!present.mayGoTo(envelope)) {
            return dropped(envelope, "is not a recipient any more", present.now());
        }
        AlertChannel channel = present.channelFor(envelope);
        if (envelope.letter() != null) {
            return Mono.just(envelope.closed(channel, envelope.letter()));
        }
        Telling telling = present.telling();
        List<UUID> ids =
                envelope.lines().stream().map(Line::incident).distinct().toList();
        return tellables.known(ids).collectList().flatMap(incidents -> {
            Composition composition = Composition.of(envelope.lines(), incidents, telling);
            if (composition instanceof Composition.Written written) {
                return written(envelope, channel, written.notice(), present.now());
            }
            return composition instanceof Composition.Later
                    ? envelopes
                            .notBefore(envelope, present.now(), present.pace().gather())
                            .then(Mono.empty())
                    : dropped(envelope, "all of it was over, or muted, before it could be told", present.now());
        });
    }

    private Mono<Envelope> written(Envelope envelope, AlertChannel channel, Notice notice, Instant now) {
        Letter letter;
        try {
            letter = writer.write(envelope.nextMessageId(), envelope.recipient(), notice);
        } catch (RuntimeException e) {
            log.error("the letter of delivery {} cannot be written, so it is not sent", envelope.id(), e);
            return dropped(envelope, "the letter could not be written: see the notifier's log", now);
        }
        return Mono.just(envelope.closed(channel, letter));
    }

    private Mono<Envelope> dropped(Envelope envelope, String why, Instant now) {
        return envelopes.drop(envelope, why, now).then(Mono.empty());
    }
}
