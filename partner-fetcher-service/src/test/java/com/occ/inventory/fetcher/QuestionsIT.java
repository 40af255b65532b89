package com.occ.inventory.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.message.CatalogueLine;
import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.PartnerConnectionAsked;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.message.StoreCatalogue;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.message.StoreLocation;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.secret.TokenCipher;
import com.occ.inventory.simulator.RunningSimulator;
import com.occ.inventory.testing.StartedService;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ConfigurableApplicationContext;

/** People's questions about partners' stores, answered over a real broker by stores in the simulator. */
class QuestionsIT {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final TokenCipher CIPHER = new TokenCipher(KEY);
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RunningSimulator simulator;
    private static ConfigurableApplicationContext fetcher;

    @BeforeAll
    static void start() {
        simulator = RunningSimulator.start(0);
        fetcher = StartedService.start(
                PartnerFetcherConfiguration.class,
                TestDatabase.fresh(),
                TestBroker.any(),
                "spring.config.name=common,fetcher",
                "fetcher.encryption-key=" + KEY,
                "shopify.base-url=" + simulator.baseUrl() + "/{shop}",
                "shopify.attempts=2",
                "shopify.backoff=20ms");
    }

    @AfterAll
    static void stop() {
        fetcher.close();
        simulator.close();
    }

    @Test
    void describesTheStoreThatATokenOpens() {
        open(
                "described",
                """
                {"name":"Aurora Roasters","accessToken":"shpat_1",
                 "locations":[{"id":7,"name":"Bar"},{"id":9,"name":"Cellar","active":false}]}""");

        StoreDescribed answer = tried("described", "shpat_1");

        assertThat(answer.shopName()).isEqualTo("Aurora Roasters");
        assertThat(answer.scopes()).contains("read_products", "read_inventory", "read_locations");
        assertThat(answer.missingScopes()).isEmpty();
        assertThat(answer.locations())
                .containsExactlyInAnyOrder(new StoreLocation(7, "Bar", true), new StoreLocation(9, "Cellar", false));
        assertThat(answer.failure()).isNull();
    }

    @Test
    void namesTheScopesThatAreMissing() {
        open("narrow", "{\"accessToken\":\"shpat_1\",\"scopes\":[\"read_products\"]}");

        StoreDescribed answer = tried("narrow", "shpat_1");

        assertThat(answer.missingScopes()).containsExactly("read_inventory");
        assertThat(answer.locations()).isEmpty();
        assertThat(answer.failure().kind()).isEqualTo(PartnerFailure.ACCESS_DENIED);
        assertThat(answer.failure().message()).contains("lacks read_inventory");
    }

    @Test
    void saysWhyATokenOpensNothing() {
        open("locked", "{\"accessToken\":\"shpat_right\"}");

        StoreDescribed wrong = tried("locked", "shpat_wrong");
        StoreDescribed nowhere = tried("nowhere", "shpat_1");

        assertThat(wrong.failure().kind()).isEqualTo(PartnerFailure.TOKEN_INVALID);
        assertThat(wrong.failure().message()).doesNotContain("shpat_");
        assertThat(nowhere.failure().kind()).isEqualTo(PartnerFailure.SHOP_NOT_FOUND);
    }

    @Test
    void triesAnExpiringTokenWithoutReplacingIt() {
        SimulatedPartner partner = new SimulatedPartner(simulator, "expiring").open();
        UUID question = UUID.randomUUID();
        SealedToken token = new SealedToken.Expiring(
                seal("expiring", SimulatedPartner.ACCESS_TOKEN),
                Instant.now(),
                seal("expiring", SimulatedPartner.REFRESH_TOKEN),
                SimulatedPartner.CLIENT_ID,
                seal("expiring", SimulatedPartner.CLIENT_SECRET));

        publish(new PartnerConnectionAsked(question, soon(), "expiring", partner.domain(), token));

        assertThat(described(question).failure()).isNull();
        assertThat(partner.tokensAsked()).isZero();
    }

    @Test
    void usesTheStoredTokenWhenNoneIsOffered() {
        open("stored", "{\"name\":\"Stored\",\"accessToken\":\"shpat_1\"}");
        enter("stored");

        assertThat(tried("stored", null).shopName()).isEqualTo("Stored");
        StoreDescribed unknown = tried("unheard-of", null);
        assertThat(unknown.failure().kind()).isEqualTo(PartnerFailure.CREDENTIALS_MISSING);
    }

    @Test
    void readsAWholeCatalogueInParts() {
        String variants = LongStream.rangeClosed(1, 2_300)
                .mapToObj(id -> "{\"id\":%d,\"itemId\":%d,\"title\":\"%s\",\"sku\":\"S-%d\",\"barcode\":\"B-%d\"}"
                        .formatted(id, id + 100_000, id == 1 ? "Default Title" : "Size " + id, id, id))
                .collect(Collectors.joining(","));
        open(
                "large",
                "{\"plan\":\"PLUS\",\"accessToken\":\"shpat_1\",\"products\":[{\"title\":\"Blend\",\"variants\":["
                        + variants + "]}]}");
        enter("large");
        UUID question = UUID.randomUUID();

        publish(new CatalogueAsked(question, soon(), "large"));

        List<StoreCatalogue> parts = catalogue(question);
        assertThat(parts).extracting(StoreCatalogue::part).containsExactly(0, 1, 2, 3, 4);
        assertThat(parts)
                .extracting(StoreCatalogue::reading)
                .containsOnly(parts.get(0).reading());
        assertThat(parts).extracting(part -> part.lines().size()).containsExactly(0, 1_000, 1_000, 300, 0);
        assertThat(parts)
                .flatExtracting(StoreCatalogue::lines)
                .hasSize(2_300)
                .contains(
                        new CatalogueLine(1, 100_001, "S-1", "B-1", "Blend", true),
                        new CatalogueLine(2, 100_002, "S-2", "B-2", "Blend / Size 2", true));
        assertThat(parts.get(4).failure()).isNull();
    }

    @Test
    void endsACatalogueThatCannotBeReadWithTheReason() {
        open("silent", "{\"accessToken\":\"shpat_other\"}");
        enter("silent");
        UUID question = UUID.randomUUID();

        publish(new CatalogueAsked(question, soon(), "silent"));

        List<StoreCatalogue> parts = catalogue(question);
        assertThat(parts).hasSize(2);
        assertThat(parts.get(1).failure().kind()).isEqualTo(PartnerFailure.TOKEN_INVALID);
    }

    @Test
    void passesOverWhatIsNotItsBusinessAndWhatNobodyWaitsFor() {
        open("late", "{\"accessToken\":\"shpat_1\"}");
        UUID question = UUID.randomUUID();
        publish(new CatalogueAsked(UUID.randomUUID(), soon(), null));
        publish(new PartnerConnectionAsked(
                UUID.randomUUID(), Instant.now().minusSeconds(1), "late", "late.myshopify.com", null));
        publish(new PartnerConnectionAsked(question, soon(), "late", "late.myshopify.com", token("late", "shpat_1")));

        assertThat(described(question).failure()).isNull();
        assertThat(rabbit().receive(Inbox.STORE_ANSWERS.address(), 500)).isNull();
    }

    private static StoreDescribed tried(String partner, String token) {
        UUID question = UUID.randomUUID();
        publish(new PartnerConnectionAsked(
                question, soon(), partner, partner + ".myshopify.com", token == null ? null : token(partner, token)));
        return described(question);
    }

    private static StoreDescribed described(UUID question) {
        StoreDescribed answer = answer(StoreDescribed.class);
        assertThat(answer.questionId()).isEqualTo(question);
        return answer;
    }

    private static List<StoreCatalogue> catalogue(UUID question) {
        List<StoreCatalogue> parts = new ArrayList<>();
        while (parts.stream().noneMatch(StoreCatalogue::last)) {
            parts.add(answer(StoreCatalogue.class));
        }
        assertThat(parts).extracting(StoreCatalogue::questionId).containsOnly(question);
        parts.sort(Comparator.comparingInt(StoreCatalogue::part));
        return parts;
    }

    private static <E extends Event> E answer(Class<E> type) {
        Message message = rabbit().receive(Inbox.STORE_ANSWERS.address(), SOON.toMillis());
        assertThat(message).as("an answer").isNotNull();
        assertThat(message.getMessageProperties().getType()).isEqualTo(type.getSimpleName());
        return MessageJson.MAPPER.readValue(message.getBody(), type);
    }

    private static void enter(String partner) {
        publish(new CredentialsChanged(partner, 1, partner + ".myshopify.com", token(partner, "shpat_1")));
        org.awaitility.Awaitility.await().atMost(SOON).until(() -> fetcher.getBean(
                        org.springframework.r2dbc.core.DatabaseClient.class)
                .sql("select count(*) = 1 from fetcher.credentials where partner = :partner")
                .bind("partner", partner)
                .mapValue(Boolean.class)
                .one()
                .block(SOON));
    }

    private static SealedToken token(String partner, String token) {
        return new SealedToken.Permanent(seal(partner, token));
    }

    private static String seal(String partner, String secret) {
        return CIPHER.seal(secret, partner, partner + ".myshopify.com");
    }

    private static Instant soon() {
        return Instant.now().plus(SOON);
    }

    private static void publish(Event event) {
        fetcher.getBean(ConfirmedPublisher.class).publish(event).block(SOON);
    }

    private static RabbitTemplate rabbit() {
        return fetcher.getBean(RabbitTemplate.class);
    }

    private static void open(String shop, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.baseUrl() + "/_control/shops/" + shop + ".myshopify.com"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.sendAsync(request, BodyHandlers.ofString()).join().statusCode())
                .isEqualTo(200);
    }
}
