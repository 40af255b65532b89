package com.occ.inventory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.user.UserEditing;
import com.occ.inventory.message.Event;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.Scrape;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole service on a real database and a real broker, as tests see it. The other services are absent: their queues fill up. */
public final class AdminService implements AutoCloseable {
    public static final String API_TOKEN = "a-token-of-the-tests";
    public static final String CRON_SECRET = "a-secret-of-the-tests";
    public static final Duration PATIENCE = Duration.ofSeconds(40);
    private static AdminService shared;

    private final ConfigurableApplicationContext context;
    private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);

    private AdminService(TestBroker broker, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(broker.springProperties());
        properties.putAll(TestDatabase.fresh().springProperties());
        properties.put("server.port", "0");
        properties.put("admin.api-token", API_TOKEN);
        properties.put("admin.cron-secret", CRON_SECRET);
        properties.put("admin.encryption-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        properties.put("admin.sweep", "500ms");
        // Others move the shared clock as they like; sessions have a test of their own.
        properties.put("admin.session-idle", "36500d");
        properties.put("admin.session-lifetime", "36500d");
        properties.put("admin.setup-token-file", "target/setup-tokens/" + java.util.UUID.randomUUID());
        properties.putAll(more);
        context = new SpringApplicationBuilder(AdminConfiguration.class, StandingClock.class)
                .properties("spring.config.name=common,admin")
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }

    /** One for all tests that do not mind what others leave behind. */
    public static synchronized AdminService shared() {
        if (shared == null) {
            shared = on(TestBroker.any());
        }
        return shared;
    }

    public static AdminService on(TestBroker broker) {
        return new AdminService(broker, Map.of());
    }

    public static AdminService with(Map<String, String> properties) {
        return with(TestBroker.any(), properties);
    }

    /** For a test that starts several: another virtual host for each costs seconds. */
    public static AdminService with(TestBroker broker, Map<String, String> properties) {
        return new AdminService(broker, properties);
    }

    /** Knows the token. */
    public WebTestClient web() {
        return anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(API_TOKEN))
                .build();
    }

    /** Signed in as a user with that role, in a browser that sends the token of forms with everything. */
    public WebTestClient browserAs(Role role) {
        return browsers.computeIfAbsent(role, this::signIn).client();
    }

    /** The name of the user of {@link #browserAs}. */
    public static String nameOf(Role role) {
        return "test-" + role.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Browser signIn(Role role) {
        bean(UserEditing.class)
                .create(new Actor(Actor.Kind.SYSTEM, "tests", Role.ADMIN), nameOf(role), role, Browser.PASSWORD)
                .block(PATIENCE);
        return Browser.signedIn(anonymous(), nameOf(role), Browser.PASSWORD);
    }

    public WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl(address())
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16_000_000))
                .build();
    }

    /** What a Prometheus gets of it. */
    public Scrape scrape() {
        return Scrape.of(context);
    }

    /** What its management port answers. */
    public int managementStatus(String path) {
        return Scrape.get(context, path).statusCode();
    }

    /** Where it listens, such as http://127.0.0.1:12345. */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public MutableClock clock() {
        return context.getBean(MutableClock.class);
    }

    public DatabaseClient database() {
        return context.getBean(DatabaseClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> java.util.Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public RabbitTemplate rabbit() {
        return context.getBean(RabbitTemplate.class);
    }

    public void publish(Event... events) {
        context.getBean(ConfirmedPublisher.class).publish(List.of(events)).block(PATIENCE);
    }

    /** The same message, as a broker that delivers twice would bring it. */
    public void publishTwice(Event event) {
        publish(event, event);
    }

    public void sendRaw(Inbox inbox, String messageId, String type, String body) {
        Message message = MessageBuilder.withBody(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .setMessageId(messageId)
                .setType(type)
                .build();
        rabbit().send("queues", inbox.address(), message);
    }

    /** Takes messages out of another service's queue until one of them is wanted. */
    public <E extends Event> E received(Inbox inbox, Class<E> type, Predicate<E> wanted) {
        List<String> others = new ArrayList<>();
        while (true) {
            Message message = rabbit().receive(inbox.address(), PATIENCE.toMillis());
            assertThat(message)
                    .as("a wanted %s in %s, which held %s", type.getSimpleName(), inbox.address(), others)
                    .isNotNull();
            if (message.getMessageProperties().getType().equals(type.getSimpleName())) {
                E event = MessageJson.MAPPER.readValue(message.getBody(), type);
                if (wanted.test(event)) {
                    return event;
                }
            }
            others.add(new String(message.getBody(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Everything that lies in another service's queue. */
    public List<Message> drain(Inbox inbox) {
        List<Message> messages = new ArrayList<>();
        Message next = rabbit().receive(inbox.address(), 300);
        // A broker that is slow to give it has it nevertheless; one that counts what somebody else holds is not waited
        // for.
        Instant patience = Instant.now().plus(PATIENCE);
        while (next != null || waiting(inbox) > 0 && Instant.now().isBefore(patience)) {
            if (next != null) {
                messages.add(next);
            }
            next = rabbit().receive(inbox.address(), 300);
        }
        return messages;
    }

    private long waiting(Inbox inbox) {
        return rabbit().execute(channel -> channel.messageCount(inbox.address()));
    }

    /** As the catalogue has it. */
    public long versionOf(String partner) {
        return database()
                .sql("select version from admin.partner where key = :key")
                .bind("key", partner)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE);
    }

    /** Nobody is there to try its token. */
    public void putPartner(String key) {
        web().put()
                .uri("/api/v1/partners/{key}?check=false", key)
                .bodyValue(Map.of("name", key, "shopDomain", key + ".myshopify.com", "accessToken", "shpat_" + key))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    public WebTestClient.ResponseSpec importMappings(String csv) {
        return importMappings(csv, false);
    }

    public WebTestClient.ResponseSpec importMappings(String csv, boolean dryRun) {
        return web().post()
                .uri("/api/v1/mappings/import?dryRun={dry}", dryRun)
                .header("Content-Type", "text/csv")
                .bodyValue(csv)
                .exchange();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class StandingClock {
        /** Its own event loops, since the global ones end with the first service that is closed. */
        @Bean
        ReactorResourceFactory ownResources() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }

        @Bean
        @Primary
        MutableClock testClock() {
            return new MutableClock(Clock.systemUTC().instant());
        }
    }
}
