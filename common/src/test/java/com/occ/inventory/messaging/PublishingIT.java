package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.Samples;
import com.occ.inventory.message.ServiceAlive;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import reactor.core.publisher.Flux;

/** What is on the wire after publishing, without any of our readers. */
@BothBrokers
class PublishingIT {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final MutableClock CLOCK = MutableClock.at("2026-11-22T10:00:00Z");

    @Parameter
    TestBroker broker;

    private CachingConnectionFactory connections;
    private RabbitTemplate rabbit;
    private ConfirmedPublisher publisher;

    @BeforeEach
    void declareTheTopology() {
        connections = new CachingConnectionFactory(broker.host(), broker.port());
        connections.setUsername(broker.user());
        connections.setPassword(broker.password());
        connections.setVirtualHost(broker.virtualHost());
        connections.setPublisherConfirmType(ConfirmType.CORRELATED);
        connections.setPublisherReturns(true);
        rabbit = new RabbitTemplate(connections);
        rabbit.setMandatory(true);
        publisher = new ConfirmedPublisher(
                rabbit, DEADLINE, new MessageSteps(ObservationRegistry.NOOP, new SimpleMeterRegistry(), CLOCK), CLOCK);
        RabbitAdmin admin = new RabbitAdmin(connections);
        Topology.declarables().getDeclarables().forEach(declarable -> declare(admin, declarable));
        Arrays.stream(Inbox.values()).forEach(inbox -> admin.purgeQueue(inbox.address(), false));
    }

    @AfterEach
    void close() {
        connections.destroy();
    }

    @Test
    void eachMessageReachesTheQueuesThatAreBoundToItAndNoOther() {
        List<Event> all = Samples.all().toList();
        publisher.publish(all).block(DEADLINE);

        for (Inbox inbox : Inbox.values()) {
            Set<String> expected = new TreeSet<>();
            inbox.messages().forEach(type -> expected.add(type.getSimpleName()));
            assertThat(drain(inbox, expected.size())
                            .map(message -> message.getMessageProperties().getType()))
                    .as(inbox.address())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** It alone could read what somebody might wait for there. */
    @Test
    void whatFollowsAConfirmDoesNotRunOnTheThreadThatReadsTheConnection() {
        Set<String> threads = ConcurrentHashMap.newKeySet();

        Flux.range(0, 50)
                .flatMap(each -> publisher
                        .publish(Samples.JOB)
                        .doOnSuccess(
                                confirmed -> threads.add(Thread.currentThread().getName())))
                .blockLast(DEADLINE);

        assertThat(threads).isNotEmpty().noneMatch(name -> name.startsWith("AMQP Connection"));
    }

    @Test
    void aMessageIsPersistentJsonWithItsTypeIdAndTime() {
        publisher.publish(Samples.JOB).block(DEADLINE);

        Message sent = next(Inbox.SYNC_JOBS);
        MessageProperties properties = sent.getMessageProperties();
        assertThat(properties.getReceivedDeliveryMode()).isEqualTo(MessageDeliveryMode.PERSISTENT);
        assertThat(properties.getContentType()).isEqualTo("application/json");
        assertThat(properties.getType()).isEqualTo("SyncJob");
        assertThat(properties.getReceivedRoutingKey()).isEqualTo("SyncJob");
        assertThat(properties.getReceivedExchange()).isEqualTo("sync.jobs");
        assertThat(properties.getTimestamp()).isEqualTo(Date.from(CLOCK.instant()));
        assertThat(UUID.fromString(properties.getMessageId()).version()).isEqualTo(4);
        assertThat(MessageJson.MAPPER.readValue(sent.getBody(), Samples.JOB.getClass()))
                .isEqualTo(Samples.JOB);
    }

    @Test
    void workCarriesItsAddressInTheHeaders() {
        publisher.publish(List.of(Samples.JOB, Samples.SNAPSHOT)).block(DEADLINE);

        Map<String, Object> ofJob = ours(next(Inbox.SYNC_JOBS));
        assertThat(ofJob)
                .containsOnlyKeys(Headers.RUN, Headers.DISPATCH, Headers.PARTNER)
                .containsEntry(Headers.RUN, Samples.JOB.runId().toString())
                .containsEntry(Headers.DISPATCH, 4711L)
                .containsEntry(Headers.PARTNER, "north-roastery");
        assertThat(ours(next(Inbox.INVENTORY_SNAPSHOTS)))
                .containsAllEntriesOf(ofJob)
                .containsEntry(Headers.PAGE, 0);
    }

    @Test
    void eachPublicationHasAnIdOfItsOwn() {
        publisher.publish(List.of(Samples.JOB, Samples.JOB)).block(DEADLINE);

        assertThat(drain(Inbox.SYNC_JOBS, 2)
                        .map(message -> message.getMessageProperties().getMessageId()))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void ofManyInFlightNoneIsLostAndNoneDoubled() {
        List<PartnerFetchStarted> many = IntStream.range(0, 120)
                .mapToObj(i -> new PartnerFetchStarted(Samples.JOB.runId(), i, "north", Instant.EPOCH))
                .toList();

        publisher.publish(many).block(DEADLINE);

        assertThat(drain(Inbox.PROGRESS_OF_SCHEDULER, many.size())
                        .map(message -> MessageJson.MAPPER.readValue(message.getBody(), PartnerFetchStarted.class)))
                .containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void whatNoQueueTakesFails() {
        Message message = MessageBuilder.withBody(new byte[] {1}).build();

        assertThatThrownBy(() -> publisher.send("sync.jobs", "Unheard", message).block(DEADLINE))
                .isInstanceOfSatisfying(PublishFailed.class, failed -> assertThat(failed.refused())
                        .as("the broker answers")
                        .isTrue())
                .hasMessageContaining("sync.jobs/Unheard");
        assertThatThrownBy(() -> publisher.send("nowhere", "SyncJob", message).block(DEADLINE))
                .isInstanceOf(PublishFailed.class)
                .hasMessageContaining("nowhere/SyncJob");
        assertThatThrownBy(() -> publisher.send("", "no.such.queue", message).block(DEADLINE))
                .isInstanceOf(PublishFailed.class)
                .hasMessageContaining("queue no.such.queue");
    }

    @Test
    void whatIsTooLargeIsRefusedAndWhatFindsNoBrokerIsNot() {
        broker.limitMessages(20_000);
        connections.resetConnection(); // a channel goes by the limit that it was opened with
        Message large = MessageBuilder.withBody(new byte[20_001]).build();
        try {
            await().dontCatchUncaughtExceptions().untilAsserted(() -> assertThatThrownBy(
                            () -> publisher.resend(Inbox.SYNC_JOBS, large).block(DEADLINE))
                    .isInstanceOfSatisfying(PublishFailed.class, failed -> assertThat(failed.refused())
                            .isTrue()));
        } finally {
            broker.limitMessages(134_217_728);
        }
        connections.destroy();
        connections.setPort(1);
        assertThatThrownBy(() -> publisher.publish(Samples.JOB).block(DEADLINE))
                .isInstanceOfSatisfying(PublishFailed.class, failed -> assertThat(failed.refused())
                        .isFalse());
    }

    /** So that they never pile up while admin-api is away. */
    @Test
    void theBrokerKeepsAThousandPulsesAtMost() {
        Object product = connections
                .createConnection()
                .getDelegate()
                .getServerProperties()
                .get("product");
        assumeTrue(product.toString().equals("RabbitMQ"), "the embedded broker runs in one process with the reader");
        publisher
                .publish(IntStream.range(0, 1_020).mapToObj(i -> alive("s" + i)).toList())
                .block(DEADLINE);

        await().untilAsserted(() -> assertThat(new RabbitAdmin(connections)
                        .getQueueInfo(Inbox.PULSE_OF_ADMIN.address())
                        .getMessageCount())
                .isEqualTo(1_000));
        assertThat(drain(Inbox.PULSE_OF_ADMIN, 1_000)).hasSize(1_000);
    }

    private static ServiceAlive alive(String service) {
        return new ServiceAlive(service, "host/1", Instant.EPOCH, Instant.EPOCH, null, 10_000, List.of());
    }

    private static void declare(RabbitAdmin admin, Object declarable) {
        if (declarable instanceof Queue queue) {
            admin.declareQueue(queue);
        } else if (declarable instanceof org.springframework.amqp.core.Exchange exchange) {
            admin.declareExchange(exchange);
        } else {
            admin.declareBinding((Binding) declarable);
        }
    }

    private Message next(Inbox inbox) {
        Message message = rabbit.receive(inbox.address(), DEADLINE.toMillis());
        assertThat(message).as("a message in " + inbox.address()).isNotNull();
        return message;
    }

    /** As many as are expected, and whatever else is there. */
    private Stream<Message> drain(Inbox inbox, int expected) {
        return Stream.concat(
                Stream.generate(() -> {
                            Message there = inbox.singleActiveConsumer() ? null : rabbit.receive(inbox.address());
                            return there == null ? rabbit.receive(inbox.address(), DEADLINE.toMillis()) : there;
                        })
                        .limit(expected)
                        .takeWhile(Objects::nonNull),
                Stream.generate(() -> further(inbox)).takeWhile(Objects::nonNull));
    }

    /** RabbitMQ gives nothing from a queue with a single active consumer but to a consumer. */
    private Message further(Inbox inbox) {
        return inbox.singleActiveConsumer() ? rabbit.receive(inbox.address(), 1_000) : rabbit.receive(inbox.address());
    }

    private static Map<String, Object> ours(Message message) {
        Map<String, Object> ours = new TreeMap<>(message.getMessageProperties().getHeaders());
        ours.keySet().removeIf(name -> !name.startsWith("occ-"));
        return ours;
    }
}
