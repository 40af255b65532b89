package com.occ.inventory.admin.delivery;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.alertsettings.MailAddress;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.ChannelTestRequested;
import com.occ.inventory.messaging.ConfirmedPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Has the notifier try a channel. The test is stored first, so that its result has a place; it is not sent later: people wait. */
@Component
class ChannelTests {
    /** The notifier gives a channel half a minute. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final int MOST_A_MINUTE = 10;

    private final Deliveries deliveries;
    private final Channels channels;
    private final ConfirmedPublisher publisher;
    private final Bookkeeping books;

    ChannelTests(Deliveries deliveries, Channels channels, ConfirmedPublisher publisher, Bookkeeping books) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.publisher = publisher;
        this.books = books;
    }

    /** What a test needs around it: one transaction with its audit. */
    @Component
    record Bookkeeping(TransactionalOperator transaction, Audit audit, Clock clock) {}

    /**
     * @param id of the delivery
     * @param recipient a mail address; blank for channels with an address of their own
     */
    Mono<DeliveryView> ask(UUID id, AlertChannel channel, String recipient, Actor actor) {
        String address = recipient == null ? "" : recipient.strip();
        check(channel, address);
        Instant now = books.clock().instant();
        ChannelTestRequested test = new ChannelTestRequested(
                id, channel, address.isEmpty() ? null : address, actor.name(), now, now.plus(PATIENCE));
        return ready(channel)
                .then(Mono.defer(() -> store(test, actor)))
                .then(Mono.defer(() -> publisher.publish(test)))
                .onErrorResume(com.occ.inventory.messaging.PublishFailed.class, failed -> deliveries
                        .neverAsked(id, "The broker did not take the request. Try again later.")
                        .then(Mono.error(failed)))
                .then(Mono.defer(() -> deliveries.find(id)));
    }

    private static void check(AlertChannel channel, String address) {
        String fault = channel.mail()
                ? MailAddress.fault(address)
                : address.isEmpty() ? null : channel + " has one address of its own: leave the recipient out";
        if (fault != null) {
            throw Problem.invalid("The channel was not tried.", List.of(Fault.ofField("recipient", fault)));
        }
    }

    private Mono<Void> ready(AlertChannel channel) {
        return channels.standing()
                .flatMapIterable(Channels.Standing::all)
                .filter(known -> known.channel() == channel && !known.ready())
                .next()
                .flatMap(known -> Mono.error(() -> Problem.conflict(channel + " is not ready: " + known.problem())));
    }

    private Mono<Void> store(ChannelTestRequested test, Actor actor) {
        return deliveries
                .testsSince(test.requestedAt().minus(Duration.ofMinutes(1)), MOST_A_MINUTE)
                .filter(asked -> asked < MOST_A_MINUTE)
                .switchIfEmpty(Mono.error(() -> Problem.tooMany(
                        "At most " + MOST_A_MINUTE + " tests a minute: wait for their results.",
                        Duration.ofMinutes(1))))
                .flatMap(room -> deliveries.expect(test))
                .filter(created -> created)
                .flatMap(created -> books.audit()
                        .record(actor, "alert-channel.tested", test.channel().name(), details(test)))
                .as(books.transaction()::transactional);
    }

    private static Map<String, String> details(ChannelTestRequested test) {
        Map<String, String> details = new LinkedHashMap<>();
        if (test.recipient() != null) {
            details.put("recipient", MailAddress.masked(test.recipient()));
        }
        details.put("delivery", test.deliveryId().toString());
        return details;
    }
}
