package com.occ.inventory.fetcher;

import static com.occ.inventory.fetcher.PartnerShops.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.fetcher.PartnerShops.Reply;
import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.InventorySnapshot.Row;
import com.occ.inventory.message.InventorySnapshot.State;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Headers;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.secret.TokenCipher;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.StartedService;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service between a real broker, a real database and stores on a real socket. */
@BothBrokers
class PartnerFetcherIT {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Duration SOON = Duration.ofSeconds(40);

    private static final TokenCipher CIPHER = new TokenCipher(KEY);

    @Parameter
    TestBroker broker;

    private static PartnerShops shops;
    private static ConfigurableApplicationContext service;

    @BeforeParameterizedClassInvocation
    static void start(TestBroker broker) {
        shops = new PartnerShops();
        service = StartedService.start(
                PartnerFetcherConfiguration.class,
                TestDatabase.fresh(),
                broker,
                "spring.config.name=common,fetcher",
                "fetcher.encryption-key=" + KEY,
                "fetcher.concurrency=4",
                "fetcher.credentials-patience=8s",
                "shopify.base-url=" + shops.baseUrl(),
                "shopify.attempt-timeout=5s",
                "shopify.attempts=2",
                "shopify.backoff=20ms");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        service.close();
        shops.close();
    }

    @Test
    void readsAJobPageByPage() {
        credentials("aurora", 1, "aurora.example");
        shops.open("aurora.example", id -> id.endsWith("/7") ? "null" : variant(id, 5));

        SyncJob job = job("aurora", 1, 600);
        publish(job);

        List<InventorySnapshot> pages = take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "aurora", 3);
        assertThat(pages).extracting(InventorySnapshot::page).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(pages).extracting(page -> page.rows().size()).containsExactlyInAnyOrder(250, 250, 100);
        assertThat(pages)
                .extracting(InventorySnapshot::nearlyAllEmpty)
                .containsOnlyOnce(false)
                .containsNull();
        assertThat(pages).allSatisfy(page -> {
            assertThat(page.runId()).isEqualTo(job.runId());
            assertThat(page.dispatch()).isEqualTo(job.dispatch());
        });
        assertThat(pages)
                .flatExtracting(InventorySnapshot::rows)
                .hasSize(600)
                .contains(Row.available(1, 1001, 5), Row.without(7, 1007, State.DELETED), Row.available(599, 1599, 5));
        assertThat(shops.calls("aurora.example")).isEqualTo(3);
        take(Inbox.PROGRESS_OF_SCHEDULER, PartnerFetchStarted.class, "aurora", 1);
    }

    @Test
    void tellsHowLongTheRateLimitHeldAJobBack() {
        credentials("busy", 1, "busy.example");
        shops.open(
                "busy.example",
                (token, ids) -> shops.calls("busy.example") <= 3
                        ? new Reply(429, "{\"errors\":\"Too Many Requests\"}")
                        : new Reply(200, nodes(ids)));

        long began = System.nanoTime();
        publish(job("busy", 1, 600));
        // Three pages are told side by side to come back in a second, which holds the job back for one second and not
        // for three: never for longer than it took.
        long waited = take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "busy", 3).stream()
                .mapToLong(InventorySnapshot::waitedMillis)
                .sum();
        assertThat(waited)
                .isBetween(900L, Duration.ofNanos(System.nanoTime() - began).toMillis());
        credentials("free", 1, "free.example");
        shops.open("free.example", id -> variant(id, 5));
        publish(job("free", 1, 1));
        assertThat(take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "free", 1)
                        .get(0)
                        .waitedMillis())
                .isBetween(0L, 899L);
    }

    @Test
    void countsTheChosenLocationsAlone() {
        credentials("chosen", 1, "chosen.example");
        shops.open(
                "chosen.example",
                id ->
                        """
                {"id":"%s","inventoryQuantity":99,"requiresComponents":false,"inventoryItem":{"tracked":true,
                  "inventoryLevel":{"isActive":true,"quantities":[{"name":"available","quantity":4}]}}}"""
                                .formatted(id));
        SyncJob all = job("chosen", 1, 1);

        publish(new SyncJob(
                all.runId(),
                all.dispatch(),
                all.partner(),
                all.shopDomain(),
                List.of(7L, 8L),
                1,
                all.mode(),
                all.rules(),
                true,
                0,
                all.lines(),
                all.notAfter()));

        List<InventorySnapshot> pages = take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "chosen", 1);
        assertThat(pages.get(0).rows()).containsExactly(Row.available(0, 1000, 8));
        assertThat(shops.calls("chosen.example")).isEqualTo(2);
    }

    @Test
    void deliveredTwiceGivesTheSamePagesOfTheSameDispatch() {
        credentials("twice", 1, "twice.example");
        shops.open("twice.example", id -> variant(id, 5));
        SyncJob job = job("twice", 1, 10);

        publish(job);
        publish(job);

        List<InventorySnapshot> pages = take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "twice", 2);
        assertThat(pages.get(0).rows()).isEqualTo(pages.get(1).rows());
        assertThat(pages).extracting(InventorySnapshot::dispatch).containsOnly(job.dispatch());
        assertThat(pages).extracting(InventorySnapshot::page).containsOnly(0);
    }

    @Test
    void olderCredentialsAfterNewerOnesChangeNothing() {
        publish(sealed("older", 2, "older.example", "new"));
        publish(sealed("older", 1, "older.example", "old"));
        publish(sealed("older", 2, "older.example", "same version, other token"));
        shops.open(
                "older.example",
                (token, ids) -> token.equals("new")
                        ? new Reply(
                                200,
                                "{\"data\":{\"nodes\":[" + variant(ids.path(0).asString(), 1) + "]}}")
                        : new Reply(401, "{\"errors\":\"[API] Invalid API key or access token\"}"));
        nothingWaitsIn(Inbox.CATALOGUE_OF_FETCHER);

        publish(job("older", 1, 1));

        take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "older", 1);
    }

    @Test
    void removedCredentialsStayRemoved() {
        publish(new CredentialsChanged("removed", 2, "removed.example", null));
        credentials("removed", 1, "removed.example");

        publish(job("removed", 2, 1));

        PartnerFetchFailed failed = failure("removed");
        assertThat(failed.kind()).isEqualTo(PartnerFailure.CREDENTIALS_MISSING);
        assertThat(failed.credentialsVersion()).isEqualTo(2);
    }

    @Test
    void waitsForCredentialsThatAreOnTheirWay() {
        shops.open("late.example", id -> variant(id, 1));
        publish(job("late", 1, 1));
        take(Inbox.PROGRESS_OF_SCHEDULER, PartnerFetchStarted.class, "late", 1);

        publish(sealed("late", 1, "late.example", "token"));

        take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "late", 1);
    }

    @Test
    void saysSoWhenCredentialsNeverArrive() {
        publish(job("never", 1, 1));

        assertThat(failure("never").kind()).isEqualTo(PartnerFailure.CREDENTIALS_MISSING);
    }

    @Test
    void usesATokenForItsOwnDomainOnly() {
        credentials("moved", 1, "elsewhere.example");

        publish(job("moved", 1, 1));

        assertThat(failure("moved").message()).contains("another shop domain");
    }

    @Test
    void cannotUseATokenOfAnotherPartner() {
        publish(new CredentialsChanged(
                "thief",
                1,
                "thief.example",
                new SealedToken.Permanent(CIPHER.seal("token", "victim", "thief.example"))));
        publish(job("thief", 1, 1));

        PartnerFetchFailed failed = failure("thief");
        assertThat(failed.kind()).isEqualTo(PartnerFailure.CREDENTIALS_MISSING);
        assertThat(shops.calls("thief.example")).isZero();
    }

    @Test
    void reportsARevokedTokenInShopifysWords() {
        credentials("revoked", 3, "revoked.example");
        shops.open("revoked.example", (token, ids) -> new Reply(401, "{\"errors\":\"[API] Invalid API key\"}"));

        publish(job("revoked", 3, 1));

        PartnerFetchFailed failed = failure("revoked");
        assertThat(failed.kind()).isEqualTo(PartnerFailure.TOKEN_INVALID);
        assertThat(failed.message()).contains("revoked", "[API] Invalid API key", "authorise the app again");
        assertThat(failed.requestId()).isEqualTo("id-revoked.example");
        assertThat(failed.credentialsVersion()).isEqualTo(3);
        assertThat(failed.pagesPublished()).isZero();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aQuestionThatAStoreDoesNotTakeIsOurBugAndNotAskedAgain(CapturedOutput output) {
        credentials("dear", 1, "dear.example");
        shops.open(
                "dear.example",
                (token, ids) -> new Reply(
                        200,
                        "{\"errors\":[{\"message\":\"Too dear\",\"extensions\":{\"code\":\"MAX_COST_EXCEEDED\"}}]}"));

        publish(job("dear", 1, 1));

        PartnerFetchFailed failed = failure("dear");
        assertThat(failed.kind()).isEqualTo(PartnerFailure.INTERNAL);
        assertThat(failed.message()).contains("MAX_COST_EXCEEDED", "Too dear");
        assertThat(failed.requestId()).isEqualTo("id-dear.example");
        assertThat(shops.calls("dear.example")).isEqualTo(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(output.getOut().lines())
                .anyMatch(line -> line.contains(" ERROR ") && line.contains("MAX_COST_EXCEEDED")));
    }

    @Test
    void tellsOneFailureOfAJobWhosePagesAllFail() {
        credentials("several", 1, "several.example");
        shops.open("several.example", (token, ids) -> new Reply(401, "{\"errors\":\"[API] Invalid API key\"}"));

        publish(job("several", 1, 1_000));

        assertThat(failure("several").kind()).isEqualTo(PartnerFailure.TOKEN_INVALID);
    }

    @Test
    void keepsThePagesThatWereReadBeforeAFailure() {
        credentials("half", 1, "half.example");
        shops.open("half.example", (token, ids) -> ids.size() < 250 ? Reply.SILENCE : new Reply(200, nodes(ids)));

        publish(job("half", 1, 300));

        PartnerFetchFailed failed = failure("half");
        assertThat(failed.kind()).isEqualTo(PartnerFailure.UNREACHABLE);
        assertThat(failed.pagesPublished()).isEqualTo(1);
        assertThat(take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "half", 1))
                .extracting(InventorySnapshot::nearlyAllEmpty)
                .containsOnlyNulls();
    }

    @Test
    void aSilentPartnerDelaysNobody() {
        credentials("silent", 1, "silent.example");
        credentials("quick", 1, "quick.example");
        shops.open("silent.example", (token, ids) -> Reply.SILENCE);
        shops.open("quick.example", id -> variant(id, 1));

        publish(job("silent", 1, 1));
        await().atMost(SOON).until(() -> shops.calls("silent.example") > 0);
        publish(job("quick", 1, 1));

        take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "quick", 1);
        assertThat(failure("silent").kind()).isEqualTo(PartnerFailure.UNREACHABLE);
    }

    @Test
    void dropsAJobThatHasBeenDispatchedAnew() {
        credentials("stale", 1, "stale.example");
        shops.open("stale.example", id -> variant(id, 1));
        SyncJob late = job("stale", 1, 1);
        publish(new SyncJob(
                late.runId(),
                late.dispatch(),
                late.partner(),
                late.shopDomain(),
                late.locations(),
                1,
                late.mode(),
                late.rules(),
                true,
                0,
                late.lines(),
                Instant.now().minusSeconds(1)));
        nothingWaitsIn(Inbox.SYNC_JOBS);
        publish(late);

        take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "stale", 1);
        assertThat(shops.calls("stale.example")).isEqualTo(1);
    }

    @Test
    void malformedMessagesGoToTheDeadLettersAndTheQueuesGoOn() {
        for (Inbox inbox : List.of(Inbox.SYNC_JOBS, Inbox.CATALOGUE_OF_FETCHER)) {
            String type = inbox == Inbox.SYNC_JOBS ? "SyncJob" : "CredentialsChanged";
            Message malformed = MessageBuilder.withBody("{\"partner\":".getBytes(StandardCharsets.UTF_8))
                    .setType(type)
                    .setMessageId(UUID.randomUUID().toString())
                    .build();
            service.getBean(ConfirmedPublisher.class).resend(inbox, malformed).block(SOON);
            Message dead = template().receive(inbox.deadLetterAddress(), SOON.toMillis());
            assertThat(dead).isNotNull();
            assertThat(dead.getMessageProperties().getHeaders())
                    .hasEntrySatisfying(Headers.DEAD_LETTER_CAUSE, cause -> assertThat(cause.toString())
                            .contains("not a readable " + type));
        }
        credentials("after", 1, "after.example");
        shops.open("after.example", id -> variant(id, 1));

        publish(job("after", 1, 1));

        take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "after", 1);
    }

    private PartnerFetchFailed failure(String partner) {
        return take(Inbox.PROGRESS_OF_SCHEDULER, PartnerFetchFailed.class, partner, 1)
                .get(0);
    }

    private static String nodes(tools.jackson.databind.JsonNode ids) {
        List<String> all =
                ids.valueStream().map(id -> variant(id.asString(), 2)).toList();
        return "{\"data\":{\"nodes\":[" + String.join(",", all) + "]}}";
    }

    private void credentials(String partner, long version, String domain) {
        publish(sealed(partner, version, domain, "token"));
    }

    private CredentialsChanged sealed(String partner, long version, String domain, String token) {
        return new CredentialsChanged(
                partner, version, domain, new SealedToken.Permanent(CIPHER.seal(token, partner, domain)));
    }

    private static SyncJob job(String partner, long credentialsVersion, int lines) {
        return new SyncJob(
                UUID.randomUUID(),
                42,
                partner,
                partner + ".example",
                List.of(),
                credentialsVersion,
                Mode.APPLY,
                SyncRules.defaults(),
                true,
                0,
                LongStream.range(0, lines).mapToObj(i -> new Line(i, 1000 + i)).toList(),
                Instant.now().plusSeconds(600));
    }

    private void publish(Event event) {
        service.getBean(ConfirmedPublisher.class).publish(event).block(SOON);
    }

    private RabbitTemplate template() {
        return service.getBean(RabbitTemplate.class);
    }

    private void nothingWaitsIn(Inbox inbox) {
        await().atMost(SOON).until(() -> template().execute(channel -> channel.messageCount(inbox.address())) == 0);
    }

    /** Takes messages off a queue until so many of this type and partner have come; others are thrown away. */
    private <E extends Event> List<E> take(Inbox inbox, Class<E> type, String partner, int count) {
        List<E> found = new ArrayList<>();
        Instant end = Instant.now().plus(SOON);
        while (found.size() < count) {
            assertThat(Instant.now())
                    .as("%s of %s, found %s", type.getSimpleName(), partner, found)
                    .isBefore(end);
            Message message = template().receive(inbox.address(), 500);
            if (message != null
                    && type.getSimpleName()
                            .equals(message.getMessageProperties().getType())) {
                E event = MessageJson.MAPPER.readValue(message.getBody(), type);
                if (event.toString().contains("partner=" + partner + ",")) {
                    found.add(event);
                }
            }
        }
        return found;
    }
}
