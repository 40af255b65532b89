package com.occ.inventory.notifier;

import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Headers;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.notifier.channel.Channels;
import com.occ.inventory.testing.Scrape;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** The notifier as it runs alone, and the eyes and hands of a test on its broker and database. */
final class RunningNotifier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ConfigurableApplicationContext context;
    private final RabbitTemplate rabbit;
    private final DatabaseClient database;

    RunningNotifier(TestBroker broker, TestDatabase testDatabase) {
        this(broker, testDatabase, Clock.systemUTC(), new FakeChannels());
    }

    RunningNotifier(
            TestBroker broker, TestDatabase testDatabase, Clock clock, FakeChannels channels, String... settings) {
        Stream<String> services = Stream.of(testDatabase.springProperties(), broker.springProperties())
                .flatMap(properties -> properties.entrySet().stream())
                .map(property -> property.getKey() + "=" + property.getValue());
        Stream<String> ours = Stream.concat(
                Stream.of("spring.config.name=common,notifier", "notifier.sweep=100ms"), Stream.of(settings));
        context = new SpringApplicationBuilder(NotifierConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .initializers(starting -> register((GenericApplicationContext) starting, clock, channels))
                .run(Stream.concat(services, ours)
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
        rabbit = context.getBean(RabbitTemplate.class);
        database = context.getBean(DatabaseClient.class);
    }

    private static void register(GenericApplicationContext context, Clock clock, FakeChannels channels) {
        context.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        context.registerBean("testChannels", Channels.class, () -> channels, bean -> bean.setPrimary(true));
    }

    void publish(Event... events) {
        for (Event event : events) {
            context.getBean(ConfirmedPublisher.class).publish(event).block(PATIENCE);
        }
    }

    void sendMalformed(String exchange, String type, String body) {
        rabbit.send(
                exchange,
                type,
                MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8))
                        .setType(type)
                        .setMessageId("malformed")
                        .build());
    }

    /** The next incident about this partner that the notifier told; null stands for the store. */
    IncidentChanged nextIncidentOf(String partner) {
        return next(incident -> Objects.equals(partner, incident.partner()));
    }

    /** Passes over others: an incident may be told twice, and those of other tests come in between. */
    IncidentChanged next(Predicate<IncidentChanged> wanted) {
        return await().atMost(PATIENCE).until(() -> next("sync.progress.admin", IncidentChanged.class), wanted::test);
    }

    <E extends Event> E next(String queue, Class<E> type) {
        Message message =
                await().atMost(PATIENCE).until(() -> rabbit.receive(queue), candidate -> isOf(type, candidate));
        return MessageJson.MAPPER.readValue(message.getBody(), type);
    }

    /** Throws away what was told so far. */
    void drain(String queue) {
        Message left;
        do {
            left = rabbit.receive(queue);
        } while (left != null);
    }

    /** The cause of the next dead letter. */
    String nextDeadLetter(String queue) {
        return await().atMost(PATIENCE)
                .until(() -> rabbit.receive(queue + ".dlq"), Objects::nonNull)
                .getMessageProperties()
                .getHeader(Headers.DEAD_LETTER_CAUSE);
    }

    /** Of a notifier that was started with {@link Scrape#SETTINGS}. */
    Scrape scrape() {
        return Scrape.of(context);
    }

    /** What the management port answers. */
    int status(String path) {
        return Scrape.get(context, path).statusCode();
    }

    /** @param table with its condition, of the schema notifier */
    long count(String table) {
        return Objects.requireNonNull(database.sql("select count(*) from notifier." + table)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE));
    }

    void sql(String statement) {
        database.sql(statement).then().block(PATIENCE);
    }

    @Override
    public void close() {
        context.close();
    }

    private static boolean isOf(Class<? extends Event> type, Message message) {
        return message != null
                && type.getSimpleName().equals(message.getMessageProperties().getType());
    }
}
