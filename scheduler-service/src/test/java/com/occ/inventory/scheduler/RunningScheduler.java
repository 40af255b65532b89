package com.occ.inventory.scheduler;

import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.message.WorkCancelled;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Exchange;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.Scrape;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** A scheduler on real services, and its neighbours' places: what it publishes is taken here, what it hears is said here. */
final class RunningScheduler implements AutoCloseable {
    static final SettingsDocument OFF = new SettingsDocument(
            1, new Schedule(false, 60, MutableClock.at("2026-11-22T09:00:00Z").instant()), SyncRules.defaults());

    private final ConfigurableApplicationContext context;
    private final List<SyncJob> jobs = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private RunningScheduler(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningScheduler start(TestBroker broker, TestDatabase database, MutableClock clock) {
        return start(broker, database, clock, "100ms");
    }

    /** With its management port open, see {@link Scrape}. */
    static RunningScheduler watched(TestBroker broker, TestDatabase database, MutableClock clock) {
        return start(broker, database, clock, "100ms", Scrape.SETTINGS);
    }

    private static RunningScheduler start(
            TestBroker broker, TestDatabase database, MutableClock clock, String sweep, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.config.name", "common,scheduler",
                "scheduler.tick", "100ms",
                "scheduler.sweep", sweep,
                "scheduler.catalogue-retry", "200ms"));
        settings.putAll(broker.springProperties());
        settings.putAll(database.springProperties());
        for (String setting : more) {
            settings.put(setting.split("=")[0], setting.substring(setting.indexOf('=') + 1));
        }
        return new RunningScheduler(new SpringApplicationBuilder(SchedulerConfiguration.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new)));
    }

    /** With a complete copy of a catalogue that has no partners yet, and the schedule off. */
    static RunningScheduler ready(TestBroker broker, TestDatabase database, MutableClock clock, String... more) {
        return knowing(start(broker, database, clock, "100ms", more));
    }

    /** One that never looks for what is left over: all must happen when its cause does. */
    static RunningScheduler readyWithoutSweep(TestBroker broker, TestDatabase database, MutableClock clock) {
        return knowing(start(broker, database, clock, "1h"));
    }

    private static RunningScheduler knowing(RunningScheduler scheduler) {
        scheduler.publish(OFF, new CatalogueComplete("scheduler", 0, 1, 0));
        return scheduler;
    }

    Scrape scrape() {
        return Scrape.of(context);
    }

    /** What the management port answers. */
    int status(String path) {
        return Scrape.get(context, path).statusCode();
    }

    void publish(Event... published) {
        context.getBean(ConfirmedPublisher.class).publish(List.of(published)).block(Duration.ofSeconds(20));
    }

    void publishMalformed(Exchange exchange, Class<? extends Event> type, String body) {
        rabbit().send(
                        exchange.address(),
                        type.getSimpleName(),
                        MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8))
                                .setType(type.getSimpleName())
                                .setMessageId(UUID.randomUUID().toString())
                                .build());
    }

    Message deadLetter(Inbox inbox) {
        return rabbit().receive(inbox.deadLetterAddress(), 40_000);
    }

    /** A partner with so many lines; the copy is known to have it. */
    void partner(String key, int lines) {
        publish(document(key, 1, lines, false, false));
        await().until(() -> value("select count(*) from scheduler.partner_document where key = '" + key + "'") == 1);
    }

    static PartnerDocument document(String key, long version, int lines, boolean paused, boolean deleted) {
        List<Line> all = LongStream.rangeClosed(1, lines)
                .mapToObj(id -> new Line(id, key.hashCode() * 100_000L + id))
                .toList();
        return new PartnerDocument(key, version, deleted, key, key + ".myshopify.com", List.of(), paused, version, all);
    }

    SyncRequested request(Scope scope) {
        return request(scope, Mode.APPLY);
    }

    SyncRequested request(Scope scope, Mode mode) {
        return new SyncRequested(UUID.randomUUID(), Trigger.API, "token", mode, scope, now(), null);
    }

    /** Publishes a request for these partners and yields its id. */
    UUID sync(String... partners) {
        SyncRequested request = request(new Scope.Partners(List.of(partners)));
        publish(request);
        return request.requestId();
    }

    /** Publishes a request for these items and yields its id, when they are part of a run. */
    UUID items(String partner, Long... variants) {
        SyncRequested request = request(new Scope.Items(partner, List.of(variants)));
        publish(request);
        part(request.requestId(), partner, part -> true);
        return request.requestId();
    }

    /** As the fetcher does. */
    void start(SyncJob job) {
        publish(new PartnerFetchStarted(job.runId(), job.dispatch(), job.partner(), now()));
    }

    /** As fetcher and updater do, to the good end of all pages. */
    void finish(SyncJob job) {
        start(job);
        publish(Results.allApplied(job, now()));
    }

    private Instant now() {
        return context.getBean(Clock.class).instant();
    }

    /**
     * The job of this partner that was dispatched n-th, from 1, when it has come and the scheduler knows that: else it would publish it
     * again as soon as a test moves the clock.
     */
    SyncJob job(String partner, int n) {
        await().until(() -> jobs(partner).size() >= n);
        SyncJob job = jobs(partner).get(n - 1);
        await().until(() ->
                value("select count(*) from scheduler.job where unsent is not null and dispatch = " + job.dispatch())
                        == 0);
        return job;
    }

    List<SyncJob> jobs(String partner) {
        poll();
        return jobs.stream().filter(job -> job.partner().equals(partner)).toList();
    }

    RunChanged run(UUID id, Predicate<RunChanged> condition) {
        await().until(() -> latestRun(id).filter(condition).isPresent());
        return latestRun(id).orElseThrow();
    }

    RunChanged ended(UUID id) {
        return run(id, run -> run.status().terminal());
    }

    Optional<RunChanged> latestRun(UUID id) {
        return seen(RunChanged.class)
                .filter(run -> run.runId().equals(id))
                .max(Comparator.comparingLong(RunChanged::sequence));
    }

    PartnerSyncChanged part(UUID run, String partner, Predicate<PartnerSyncChanged> condition) {
        await().until(() -> latestPart(run, partner).filter(condition).isPresent());
        return latestPart(run, partner).orElseThrow();
    }

    private Optional<PartnerSyncChanged> latestPart(UUID run, String partner) {
        return seen(PartnerSyncChanged.class)
                .filter(part -> part.runId().equals(run) && part.partner().equals(partner))
                .max(Comparator.comparingLong(PartnerSyncChanged::sequence));
    }

    /** What was told of this partner, without repetitions, in order of the sequences. */
    List<Event> alerts(String partner) {
        poll();
        Map<Long, Event> all = new TreeMap<>();
        events.forEach(event -> {
            if (event instanceof FailureThresholdReached failing
                    && failing.partner().equals(partner)) {
                all.put(failing.sequence(), event);
            }
            if (event instanceof PartnerRecovered recovered
                    && recovered.partner().equals(partner)) {
                all.put(recovered.sequence(), event);
            }
        });
        return List.copyOf(all.values());
    }

    <E extends Event> Stream<E> seen(Class<E> type) {
        poll();
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    int asked(Inbox inbox) {
        int asked = 0;
        while (rabbit().receive(inbox.address()) != null) {
            asked++;
        }
        return asked;
    }

    void purge(Inbox inbox) {
        context.getBean(AmqpAdmin.class).purgeQueue(inbox.address());
    }

    private synchronized void poll() {
        drain(Inbox.SYNC_JOBS, message -> jobs.add(read(message, SyncJob.class)));
        drain(Inbox.PROGRESS_OF_ADMIN, message -> {
            for (Class<? extends Event> type : List.of(RunChanged.class, PartnerSyncChanged.class)) {
                if (type.getSimpleName().equals(message.getMessageProperties().getType())) {
                    events.add(read(message, type));
                }
            }
        });
        drain(Inbox.ALERTS_OF_NOTIFIER, message -> {
            for (Class<? extends Event> type : List.of(FailureThresholdReached.class, PartnerRecovered.class)) {
                if (type.getSimpleName().equals(message.getMessageProperties().getType())) {
                    events.add(read(message, type));
                }
            }
        });
        drain(Inbox.CATALOGUE_OF_UPDATER, message -> {
            if (WorkCancelled.class
                    .getSimpleName()
                    .equals(message.getMessageProperties().getType())) {
                events.add(read(message, WorkCancelled.class));
            }
        });
    }

    /** Nobody hears of alerts any more: they come back from the broker as unroutable. */
    void muteAlerts() {
        alertBindings(AmqpAdmin::removeBinding);
    }

    void unmuteAlerts() {
        alertBindings(AmqpAdmin::declareBinding);
    }

    private void alertBindings(BiConsumer<AmqpAdmin, Binding> change) {
        AmqpAdmin admin = context.getBean(AmqpAdmin.class);
        for (Class<? extends Event> type : Inbox.ALERTS_OF_NOTIFIER.messages()) {
            change.accept(
                    admin,
                    new Binding(
                            Inbox.ALERTS_OF_NOTIFIER.address(),
                            Binding.DestinationType.QUEUE,
                            Exchange.SYNC_ALERTS.address(),
                            type.getSimpleName(),
                            Map.of()));
        }
    }

    private void drain(Inbox inbox, Consumer<Message> taken) {
        for (Message message = rabbit().receive(inbox.address());
                message != null;
                message = rabbit().receive(inbox.address())) {
            taken.accept(message);
        }
    }

    private static <E extends Event> E read(Message message, Class<E> type) {
        return MessageJson.MAPPER.readValue(message.getBody(), type);
    }

    /** The one number that a query yields; 0 when it yields none. */
    long value(String sql) {
        return context.getBean(DatabaseClient.class)
                .sql(sql)
                .map(row -> Optional.ofNullable(row.get(0, Long.class)).orElse(0L))
                .one()
                .defaultIfEmpty(0L)
                .block(Duration.ofSeconds(20));
    }

    void execute(String sql) {
        context.getBean(DatabaseClient.class).sql(sql).then().block(Duration.ofSeconds(20));
    }

    private RabbitTemplate rabbit() {
        return context.getBean(RabbitTemplate.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
