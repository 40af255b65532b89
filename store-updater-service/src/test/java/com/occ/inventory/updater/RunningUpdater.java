package com.occ.inventory.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Headers;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.testing.Scrape;
import com.occ.inventory.testing.StartedService;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import com.occ.inventory.trace.KeptSpans;
import io.micrometer.observation.ObservationRegistry;
import io.r2dbc.pool.ConnectionPool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** The updater as it runs alone, and the eyes and hands of a test on its broker and database. */
final class RunningUpdater implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(40);
    private static final String PROGRESS = "sync.progress.admin";

    private final ConfigurableApplicationContext context;
    private final RabbitTemplate rabbit;
    private final DatabaseClient database;
    private final TestDatabase testDatabase;
    private final List<Event> heard = new ArrayList<>();
    private long epoch;

    RunningUpdater(TestBroker broker, TestDatabase testDatabase, OccShop shop, String... settings) {
        this.testDatabase = testDatabase;
        Map<String, String> all = new TreeMap<>(Map.of(
                "spring.config.name",
                "common,updater",
                "shopify.base-url",
                shop.baseUrl(),
                "shopify.attempts",
                "2",
                "shopify.backoff",
                "20ms",
                "updater.shop-domain",
                OccShop.DOMAIN,
                "updater.access-token",
                OccShop.TOKEN));
        for (String interval : List.of("watch", "probe", "control-sweep", "catalogue-request", "reconcile")) {
            all.put("updater." + interval, "300ms");
        }
        for (String setting : settings) {
            all.put(setting.split("=")[0], setting.substring(setting.indexOf('=') + 1));
        }
        context = StartedService.start(
                StoreUpdaterConfiguration.class,
                testDatabase,
                broker,
                all.entrySet().stream().map(Map.Entry::toString).toArray(String[]::new));
        rabbit = context.getBean(RabbitTemplate.class);
        database = context.getBean(DatabaseClient.class);
    }

    /** From now on. */
    KeptSpans spans() {
        return KeptSpans.of(context.getBean(ObservationRegistry.class));
    }

    /** With the catalogue's word that nothing is paused. */
    RunningUpdater ready() {
        pause();
        publish(new CatalogueComplete("updater", 0, 0, epoch));
        return this;
    }

    /** From now on these partners are paused, and no others. */
    ControlChanged pause(String... partners) {
        return publish(new ControlChanged(++epoch, false, List.of(partners), List.of()));
    }

    ControlChanged pauseEverything() {
        return publish(new ControlChanged(++epoch, true, List.of(), List.of()));
    }

    /** From now on this one item is paused, and nothing else. */
    ControlChanged pauseItem(String partner, long variant) {
        return publish(
                new ControlChanged(++epoch, false, List.of(), List.of(new ControlChanged.Item(partner, variant))));
    }

    private ControlChanged publish(ControlChanged change) {
        publish((Event) change);
        return change;
    }

    /** One after the other. */
    void publish(Event... events) {
        for (Event event : events) {
            context.getBean(ConfirmedPublisher.class).publish(event).block(SOON);
        }
    }

    /** In any order. */
    void publishAtOnce(List<? extends Event> events) {
        context.getBean(ConfirmedPublisher.class).publish(events).block(SOON);
    }

    /** The result of this very page. */
    InventoryApplied resultOf(InventorySnapshot page) {
        return next(
                InventoryApplied.class, result -> result.dispatch() == page.dispatch() && result.page() == page.page());
    }

    /** The next event of this kind that is like this; those that came before it are kept for others to ask. */
    <E extends Event> E next(Class<E> type, Predicate<E> like) {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> take(type, like), Objects::nonNull);
    }

    private <E extends Event> E take(Class<E> type, Predicate<E> like) {
        listen();
        E found = heard.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(like)
                .findFirst()
                .orElse(null);
        heard.remove(found);
        return found;
    }

    /** Whether such an event has been published by now. */
    boolean told(Class<? extends Event> type) {
        listen();
        return heard.stream().anyMatch(type::isInstance);
    }

    void forgetWhatWasTold() {
        listen();
        heard.clear();
    }

    private void listen() {
        for (Message message = rabbit.receive(PROGRESS); message != null; message = rabbit.receive(PROGRESS)) {
            heard.add(read(message));
        }
    }

    private static Event read(Message message) {
        try {
            Class<?> type = Class.forName(Event.class.getPackageName() + "."
                    + message.getMessageProperties().getType());
            return (Event) MessageJson.MAPPER.readValue(message.getBody(), type);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** @param headers of the piece of work that nobody can read; null for none */
    void sendMalformed(String exchange, String type, InventorySnapshot headers) {
        MessageProperties properties = new MessageProperties();
        properties.setType(type);
        properties.setMessageId("malformed");
        if (headers != null) {
            properties.setHeader(Headers.RUN, headers.runId().toString());
            properties.setHeader(Headers.DISPATCH, headers.dispatch());
            properties.setHeader(Headers.PARTNER, headers.partner());
            properties.setHeader(Headers.PAGE, headers.page());
        }
        rabbit.send(exchange, type, new Message("{\"rows\":".getBytes(StandardCharsets.UTF_8), properties));
    }

    /** The next message of a queue that nobody else reads. */
    Message receive(String queue) {
        Message message = rabbit.receive(queue, SOON.toMillis());
        assertThat(message).as("a message in " + queue).isNotNull();
        return message;
    }

    int waitingIn(String queue) {
        return Objects.requireNonNull(rabbit.execute(channel -> (int) channel.messageCount(queue)));
    }

    /** @param what table with its condition, of the schema updater */
    long count(String what) {
        return Objects.requireNonNull(database.sql("select count(*) from updater." + what)
                .mapValue(Long.class)
                .one()
                .block(SOON));
    }

    /** Whether somebody waits for a lock with this statement. */
    boolean waitsForLock(String statement) {
        return Boolean.TRUE.equals(database.sql(
                        """
                        select count(*) > 0 from pg_stat_activity
                        where wait_event_type = 'Lock' and datname = current_database() and query = :statement
                        """)
                .bind("statement", statement)
                .mapValue(Boolean.class)
                .one()
                .block(SOON));
    }

    void sql(String statement) {
        database.sql(statement).then().block(SOON);
    }

    /** Of an updater that was started with {@link Scrape#SETTINGS}. */
    Scrape scrape() {
        return Scrape.of(context);
    }

    /** Of the pool, by whoever has one. */
    int connectionsTaken() {
        return context.getBean(ConnectionPool.class).getMetrics().orElseThrow().acquiredSize();
    }

    /** What the management port answers. */
    int status(String path) {
        return Scrape.get(context, path).statusCode();
    }

    TestDatabase testDatabase() {
        return testDatabase;
    }

    @Override
    public void close() {
        context.close();
    }
}
