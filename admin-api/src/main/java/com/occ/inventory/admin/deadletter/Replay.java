package com.occ.inventory.admin.deadletter;

import com.occ.inventory.admin.deadletter.DeadLetter.State;
import com.occ.inventory.admin.deadletter.DeadLetter.Stored;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Headers;
import com.occ.inventory.messaging.Inbox;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends a dead letter to its queue again, as it was before it died, or puts it away. */
@Component
class Replay {
    private static final Set<String> OF_ITS_DEATH =
            Set.of(Headers.ATTEMPT, Headers.DEAD_LETTER_CAUSE, Headers.DEAD_LETTER_QUEUE);

    private final DeadLetters letters;
    private final ConfirmedPublisher publisher;
    private final Clock clock;

    Replay(DeadLetters letters, ConfirmedPublisher publisher, Clock clock) {
        this.letters = letters;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** REPLAYING before it is sent, so that one that dies again at once is open again, not taken for replayed. */
    Mono<Stored> replay(Stored stored, String by) {
        Inbox inbox = inbox(stored.letter().queue());
        return settle(stored, State.REPLAYING, by)
                .then(Mono.defer(() -> publisher.resend(inbox, message(stored.letter()))))
                .then(Mono.defer(() -> letters.replayed(stored.id())))
                .then(Mono.defer(() -> letters.find(stored.id())));
    }

    Mono<Stored> discard(Stored stored, String by) {
        return settle(stored, State.DISCARDED, by).then(Mono.defer(() -> letters.find(stored.id())));
    }

    private Mono<Boolean> settle(Stored stored, State state, String by) {
        return letters.settle(stored.id(), state, by, clock.instant())
                .filter(open -> open)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("Dead letter " + stored.id() + " is " + stored.state()
                        + ", only an open one can be settled.")));
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
