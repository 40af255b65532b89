package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannelsChanged.Channel;
import com.occ.inventory.notifier.channel.Attempt;
import com.occ.inventory.notifier.channel.Channels;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hands a letter to its channel, once, and always comes back in time. */
@Component
class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    /** Longer than any channel takes. */
    private static final Duration DEADLINE = Duration.ofMinutes(7);

    private final Channels channels;

    Courier(Channels channels) {
        this.channels = channels;
    }

    Mono<Attempt> send(Envelope envelope, Circumstances circumstances) {
        return Mono.defer(() -> channels.of(envelope.channel(), circumstances.settings())
                        .map(channel -> channel.send(envelope.letter()))
                        .orElseGet(() -> Mono.just(new Attempt.Failed(problem(envelope, circumstances)))))
                .timeout(DEADLINE, Mono.just(new Attempt.Unsure("no answer in " + DEADLINE.toMinutes() + " minutes")))
                .onErrorResume(error -> {
                    log.error("channel {} failed", envelope.channel(), error);
                    return Mono.just(new Attempt.Unsure("a mistake of this system: see the notifier's log"));
                });
    }

    private static String problem(Envelope envelope, Circumstances circumstances) {
        return circumstances.states().stream()
                .filter(state -> state.channel() == envelope.channel())
                .map(Channel::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("the channel is not set up");
    }
}
