package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.CommonConfiguration;
import com.occ.inventory.database.ServiceSchema;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.ServiceAlive;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.StartedService;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import com.rabbitmq.client.Channel;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

@BothBrokers
class ListeningIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Parameter
    TestBroker broker;

    private static ConfigurableApplicationContext service;
    private static Reader reader;
    private static ConfirmedPublisher publisher;
    private static RabbitTemplate template;

    @BeforeParameterizedClassInvocation
    static void startService(TestBroker broker) {
        service = start(TestDatabase.fresh(), broker);
        reader = service.getBean(Reader.class);
        publisher = service.getBean(ConfirmedPublisher.class);
        template = service.getBean(RabbitTemplate.class);
    }

    @BeforeEach
    void forget() {
        reader.seen.clear();
    }

    @AfterParameterizedClassInvocation
    static void stopService() {
        service.close();
    }

    static ConfigurableApplicationContext start(TestDatabase database, TestBroker broker, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "spring.config.name=common",
                "pulse.interval=300ms",
                "spring.cloud.function.definition=jobs",
                "spring.cloud.stream.bindings.jobs-in-0.destination=sync.jobs",
                "spring.cloud.stream.bindings.jobs-in-0.group=sync.jobs"));
        settings.addAll(List.of(more));
        return StartedService.start(TestService.class, database, broker, settings.toArray(String[]::new));
    }

    @Test
    void handsOverWhatWasPublished() {
        SyncJob job = job("aurora", 1);

        publisher.publish(job).block(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(reader.seen).containsExactly(job));
        assertThat(template.receive(Inbox.SYNC_JOBS.address())).isNull();
    }

    @Test
    void malformedBodyGoesToTheDeadLettersWithItsCauseAndTheQueueGoesOn() {
        publisher
                .send(Exchange.SYNC_JOBS.address(), "SyncJob", raw("{\"runId\": 7", "SyncJob"))
                .block(SOON);
        publisher.publish(job("aurora", 2)).block(SOON);

        Message dead = template.receive("sync.jobs.dlq", SOON.toMillis());
        assertThat(dead.getMessageProperties().getHeaders())
                .extractingByKey(Headers.DEAD_LETTER_CAUSE)
                .asString()
                .startsWith("not a readable SyncJob");
        assertThat(dead.getMessageProperties().getMessageId()).isEqualTo("raw");
        await().atMost(SOON).untilAsserted(() -> assertThat(reader.seen).hasSize(1));
    }

    @Test
    void workThatIsDeadLetteredIsReportedToItsRun() {
        SyncJob job = job("reject", 3);

        publisher.publish(job).block(SOON);

        Message dead = template.receive("sync.jobs.dlq", SOON.toMillis());
        assertThat(dead).isNotNull();
        Message report = template.receive("sync.progress.scheduler", SOON.toMillis());
        assertThat(report.getMessageProperties().getType()).isEqualTo("PageRejected");
        assertThat(new String(report.getBody()))
                .contains(job.runId().toString(), "never a partner", "\"page\":null", "\"dispatch\":3");
    }

    @Test
    void aFailingListenerIsTriedAgainUntilItWorks() {
        publisher.publish(job("twice", 4)).block(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(reader.seen).hasSize(3));
        assertThat(template.receive("sync.jobs.dlq")).isNull();
    }

    @Test
    void saysThatItIsAliveAndHowOldTheLastMessageWas() {
        publisher.publish(job("aurora", 5)).block(SOON);

        await().atMost(SOON).untilAsserted(() -> {
            ServiceAlive alive = MessageJson.MAPPER.readValue(
                    template.receive(Inbox.PULSE_OF_ADMIN.address(), SOON.toMillis())
                            .getBody(),
                    ServiceAlive.class);
            assertThat(alive.service()).isEqualTo("fetcher");
            assertThat(alive.instance()).endsWith("/" + ProcessHandle.current().pid());
            assertThat(alive.intervalMillis()).isEqualTo(300);
            assertThat(alive.at()).isAfterOrEqualTo(alive.startedAt());
            assertThat(alive.queues()).singleElement().satisfies(age -> {
                assertThat(age.queue()).isEqualTo("sync.jobs");
                assertThat(age.ageMillis()).isBetween(0L, SOON.toMillis());
            });
        });
    }

    /** Else a broker that takes nothing for some minutes would send work to the dead letters. */
    @Test
    void aDeliveryCountsOnceHoweverOftenItsSettlingIsTried() {
        AtomicInteger refused = new AtomicInteger();
        RabbitTemplate refusing = new RabbitTemplate(template.getConnectionFactory()) {
            @Override
            public void send(String exchange, String key, Message message, CorrelationData correlation) {
                refused.incrementAndGet();
                throw new AmqpException("not now");
            }
        };
        DatabaseClient database = service.getBean(DatabaseClient.class);
        Redeliveries redeliveries = new Redeliveries(database);
        MessageSteps steps = service.getBean(MessageSteps.class);
        Clock clock = Clock.systemUTC();
        Settlement settlement =
                new Settlement(new ConfirmedPublisher(refusing, SOON, steps, clock), redeliveries, steps, clock);
        QueueListener listener = new QueueListeners(settlement, redeliveries, new QueueAges(clock), steps)
                .of(Inbox.SYNC_JOBS)
                .on(SyncJob.class, job -> Mono.error(new IllegalStateException("not today")))
                .waitingAtMost(SOON);
        Channel channel = (Channel) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Channel.class},
                (proxy, method, arguments) -> method.getName().equals("isOpen") ? refused.get() < 3 : null);

        listener.accept(delivery(job("aurora", 6), "tried-again", true, channel));

        assertThat(refused).hasValue(3);
        assertThat(database.sql("select deliveries from fetcher.redelivery where message_id = 'tried-again'")
                        .mapValue(Integer.class)
                        .one()
                        .block(SOON))
                .isEqualTo(1);
    }

    @Test
    void nothingIsAcknowledgedOnAClosedChannel() {
        List<String> called = new CopyOnWriteArrayList<>();
        Channel closed = (Channel) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Channel.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return method.getName().equals("isOpen") ? false : null;
                });
        QueueListener listener = service.getBean(QueueListeners.class)
                .of(Inbox.SYNC_JOBS)
                .on(SyncJob.class, job -> Mono.empty())
                .waitingAtMost(SOON);

        listener.accept(delivery(job("aurora", 7), "closed", false, closed));

        assertThat(called).contains("isOpen").doesNotContain("basicAck");
    }

    /** On Qpid the default exchange takes "sync.requests" for the exchange of that name. */
    @Test
    void everyQueueIsReachedByItsName() {
        for (Inbox inbox : Inbox.values()) {
            if (inbox != Inbox.SYNC_JOBS) {
                publisher.resend(inbox, raw("{}", "Any")).block(SOON);
                assertThat(template.receive(inbox.address(), SOON.toMillis()))
                        .as(inbox.address())
                        .isNotNull();
            }
        }
    }

    @Test
    void aMessageThatNoQueueTakesIsNotPublished() {
        assertThat(publisher
                        .send(Exchange.SYNC_JOBS.address(), "Nobody", raw("{}", "Nobody"))
                        .materialize()
                        .block(SOON)
                        .getThrowable())
                .isInstanceOf(PublishFailed.class);
    }

    private static org.springframework.messaging.Message<byte[]> delivery(
            SyncJob job, String messageId, boolean redelivered, Channel channel) {
        return org.springframework.messaging.support.MessageBuilder.withPayload(
                        MessageJson.MAPPER.writeValueAsBytes(job))
                .setHeader(AmqpHeaders.TYPE, "SyncJob")
                .setHeader(AmqpHeaders.MESSAGE_ID, messageId)
                .setHeader(AmqpHeaders.REDELIVERED, redelivered)
                .setHeader(AmqpHeaders.CHANNEL, channel)
                .setHeader(AmqpHeaders.DELIVERY_TAG, 1L)
                .build();
    }

    private static Message raw(String body, String type) {
        return MessageBuilder.withBody(body.getBytes())
                .setMessageId("raw")
                .setType(type)
                .build();
    }

    private static SyncJob job(String partner, long dispatch) {
        return new SyncJob(
                UUID.randomUUID(),
                dispatch,
                partner,
                partner + ".myshopify.com",
                List.of(),
                1,
                Mode.APPLY,
                SyncRules.defaults(),
                true,
                0,
                List.of(new Line(1, 2)),
                Instant.parse("2026-11-22T10:00:00Z"));
    }

    static final class Reader {
        final Queue<Event> seen = new ConcurrentLinkedQueue<>();

        Mono<Void> read(SyncJob job) {
            seen.add(job);
            if (job.partner().equals("reject")) {
                return Mono.error(new RejectedMessage("never a partner"));
            }
            return job.partner().equals("twice") && seen.size() < 3
                    ? Mono.error(new IllegalStateException("not today"))
                    : Mono.empty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(CommonConfiguration.class)
    static class TestService {
        @Bean
        ServiceSchema schema() {
            return new ServiceSchema("fetcher");
        }

        @Bean
        Reader reader() {
            return new Reader();
        }

        @Bean
        Consumer<org.springframework.messaging.Message<byte[]>> jobs(QueueListeners listeners, Reader reader) {
            return listeners.of(Inbox.SYNC_JOBS).on(SyncJob.class, reader::read).waitingAtMost(SOON);
        }
    }
}
