package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.ChannelTestRequested;
import com.occ.inventory.messaging.RejectedMessage;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets people try a channel: one attempt, whose result is a delivery like any other. */
@Component
public class ChannelTests {
    private static final Logger log = LoggerFactory.getLogger(ChannelTests.class);

    private final Envelopes envelopes;
    private final Surroundings surroundings;
    private final Postmen postmen;
    private final Clock clock;

    ChannelTests(Envelopes envelopes, Surroundings surroundings, Postmen postmen, Clock clock) {
        this.envelopes = envelopes;
        this.surroundings = surroundings;
        this.postmen = postmen;
        this.clock = clock;
    }

    public Mono<Void> take(ChannelTestRequested event) {
        if (event.deliveryId() == null || event.channel() == null || event.notAfter() == null) {
            throw new RejectedMessage(
                    "a channel's test needs an id, a channel and a time until when it is of interest");
        }
        if (clock.instant().isAfter(event.notAfter())) {
            log.info("the test {} of {} comes too late, nobody waits for it", event.deliveryId(), event.channel());
            return Mono.empty();
        }
        return surroundings
                .now()
                .flatMap(present -> envelopes.addTest(event, recipient(event, present), present))
                .doOnSuccess(done -> postmen.soon());
    }

    /** Whom to send it: when nobody is named, the first of those who would be told. */
    private static String recipient(ChannelTestRequested event, Circumstances present) {
        if (!event.channel().mail()) {
            return null;
        }
        if (event.recipient() != null) {
            return event.recipient().replace('\0', '\uFFFD');
        }
        return present.recipients().stream()
                .map(Recipient::address)
                .findFirst()
                .orElseThrow(() -> new RejectedMessage(
                        "there is nobody to send the test to: name a recipient, or enter one in the settings"));
    }
}
