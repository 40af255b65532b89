package com.occ.inventory.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.secret.TokenCipher;
import com.occ.inventory.simulator.RunningSimulator;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.Scrape;
import com.occ.inventory.testing.StartedService;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;

/** Two fetchers on one broker and one database, before partners' stores whose tokens expire. */
class ExpiringTokensIT {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final TokenCipher CIPHER = new TokenCipher(KEY);
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final MutableClock CLOCK = MutableClock.at("2026-11-25T08:00:00Z");

    private static RunningSimulator simulator;
    private static ConfigurableApplicationContext fetcher;
    private static ConfigurableApplicationContext otherFetcher;

    @BeforeAll
    static void start() {
        simulator = RunningSimulator.start(0);
        TestDatabase database = TestDatabase.fresh();
        TestBroker broker = TestBroker.any();
        fetcher = fetcher(database, broker);
        otherFetcher = fetcher(database, broker);
    }

    @AfterAll
    static void stop() {
        otherFetcher.close();
        fetcher.close();
        simulator.close();
    }

    @Test
    void replacesAPairShortlyBeforeItExpires() {
        SimulatedPartner partner = partner("timely");
        enter(partner, 1, CLOCK.instant().plus(Duration.ofMinutes(60)));

        CLOCK.advance(Duration.ofMinutes(54));
        read(partner, 1);
        assertThat(partner.tokensAsked()).isZero();

        CLOCK.advance(Duration.ofMinutes(2));
        read(partner, 1);
        assertThat(partner.tokensAsked()).isEqualTo(1);

        CLOCK.advance(Duration.ofMinutes(54));
        read(partner, 1);
        assertThat(partner.tokensAsked()).isEqualTo(1);

        CLOCK.advance(Duration.ofMinutes(2));
        read(partner, 1);
        assertThat(partner.tokensAsked()).isEqualTo(2);
        assertThat(partner.unauthorized()).isZero();
    }

    @Test
    void keepsTheNewPairSealed() {
        SimulatedPartner partner = partner("sealed");
        enter(partner, 1, CLOCK.instant());

        read(partner, 1);

        Map<String, Object> row = row(partner);
        assertThat(row.get("version")).isEqualTo(1L);
        assertThat(open(partner, row, "sealed_token")).startsWith("shpat_").isNotEqualTo(SimulatedPartner.ACCESS_TOKEN);
        assertThat(open(partner, row, "sealed_refresh_token"))
                .startsWith("shprt_")
                .isNotEqualTo(SimulatedPartner.REFRESH_TOKEN);
        assertThat(row.values().toString())
                .doesNotContain("shpat_", "shprt_", SimulatedPartner.CLIENT_SECRET)
                .contains(SimulatedPartner.CLIENT_ID);
    }

    @Test
    void replacesAPairOnceThatTheStoreRefusesBeforeItsTime() {
        SimulatedPartner partner = partner("early");
        enter(partner, 1, null);
        read(partner, 1);
        assertThat(partner.tokensAsked()).isZero();

        partner.expireTokens();
        read(partner, 1);

        assertThat(partner.tokensAsked()).isEqualTo(1);
    }

    @Test
    void refreshesOnceForAllJobsOfAllFetchers() {
        SimulatedPartner partner = partner("crowded");
        partner.latency(400);
        enter(partner, 1, CLOCK.instant());
        double before = requests(fetcher);
        double beforeOther = requests(otherFetcher);

        List<SyncJob> jobs = Stream.generate(() -> job(partner, 1)).limit(8).toList();
        jobs.forEach(ExpiringTokensIT::publish);

        take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, partner, 8 * 3);
        assertThat(requests(fetcher)).as("both had a part in it").isGreaterThan(before);
        assertThat(requests(otherFetcher)).as("both had a part in it").isGreaterThan(beforeOther);
        assertThat(partner.tokensAsked()).isEqualTo(1);
        assertThat(partner.unauthorized()).isZero();
        assertThat(partner.queries()).isEqualTo(8 * 3);
    }

    /** The last moment at which it can go wrong: the new pair has come, and its commit fails. */
    @Test
    void aCrashBetweenTheGrantAndItsCommitCostsNothing() {
        SimulatedPartner partner = partner("crashed");
        enter(partner, 1, CLOCK.instant());
        failNextCommitOf(partner);

        read(partner, 1);

        assertThat(partner.tokensAsked())
                .as("the pair that was lost, and the one that was kept")
                .isEqualTo(2);
        assertThat(partner.unauthorized()).isZero();
        assertThat(partner.queries())
                .as("calls with the pair that was lost would have ended the old refresh token")
                .isEqualTo(3);
    }

    @Test
    void anAnswerThatIsLostOnTheWayCostsNothing() {
        SimulatedPartner partner = partner("lost");
        partner.failTokens("WRITE_THEN_LOST_ANSWER", 1);
        enter(partner, 1, CLOCK.instant());

        read(partner, 1);

        assertThat(partner.tokensAsked()).isEqualTo(2);
    }

    @Test
    void aRefusedRefreshIsForAPerson() {
        SimulatedPartner partner = partner("revoked");
        enter(partner, 7, CLOCK.instant());
        partner.revokeTokens();

        publish(job(partner, 7));

        PartnerFetchFailed failed = failure(partner);
        assertThat(failed.kind()).isEqualTo(PartnerFailure.TOKEN_INVALID);
        assertThat(failed.message())
                .contains("refresh token refused", "invalid_grant", "authorise the app again")
                .doesNotContain(SimulatedPartner.REFRESH_TOKEN, SimulatedPartner.CLIENT_SECRET);
        assertThat(failed.requestId()).isNotEmpty();
        assertThat(failed.credentialsVersion()).isEqualTo(7);
        assertThat(partner.tokensAsked()).as("one refusal is enough for a job").isEqualTo(1);

        partner.open("shpat_entered_anew", "shprt_entered_anew");
        enter(partner, 8, CLOCK.instant(), "shpat_entered_anew", "shprt_entered_anew");
        read(partner, 8);
        assertThat(partner.tokensAsked()).isEqualTo(1);
    }

    @Test
    void aBlipOfTheTokenEndpointIsRetried() {
        SimulatedPartner partner = partner("blip");
        partner.failTokens("HTTP_503", 1);
        enter(partner, 1, CLOCK.instant());

        read(partner, 1);

        assertThat(partner.tokensAsked()).isEqualTo(2);
    }

    @Test
    void aTokenEndpointThatIsAwaySaysNothingAboutTheToken() {
        SimulatedPartner partner = partner("away");
        partner.failTokens("HTML_200", null);
        enter(partner, 1, CLOCK.instant());

        publish(job(partner, 1));

        assertThat(failure(partner).kind()).isEqualTo(PartnerFailure.UNREACHABLE);
    }

    @Test
    void credentialsThatComeAgainDoNotUndoTheRotation() {
        SimulatedPartner partner = partner("again");
        enter(partner, 2, CLOCK.instant());
        read(partner, 2);
        Map<String, Object> rotated = row(partner);

        enter(partner, 2, CLOCK.instant());
        enter(partner, 1, CLOCK.instant());
        nothingWaitsIn(Inbox.CATALOGUE_OF_FETCHER);

        assertThat(row(partner)).isEqualTo(rotated);
        CLOCK.advance(Duration.ofMinutes(56));
        read(partner, 2);
        assertThat(partner.tokensAsked()).isEqualTo(2);
    }

    @Test
    void newerCredentialsWinOverARefreshThatIsUnderWay() {
        SimulatedPartner partner = partner("overtaken");
        enter(partner, 1, CLOCK.instant());
        nothingWaitsIn(Inbox.CATALOGUE_OF_FETCHER);
        partner.latency(1_500);
        publish(job(partner, 1));
        await().atMost(SOON).until(() -> partner.tokensAsked() == 1);

        enter(partner, 2, null, "shpat_newer", "shprt_newer");

        await().atMost(SOON).until(() -> row(partner).get("version").equals(2L));
        take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, partner, 3);
        Map<String, Object> row = row(partner);
        assertThat(open(partner, row, "sealed_token")).isEqualTo("shpat_newer");
        assertThat(open(partner, row, "sealed_refresh_token")).isEqualTo("shprt_newer");
        assertThat(row.get("renew_at")).isNull();
    }

    @Test
    void aPermanentTokenTakesThePlaceOfAPair() {
        SimulatedPartner partner = partner("settled");
        enter(partner, 1, CLOCK.instant());
        publish(new CredentialsChanged(
                partner.key(), 2, partner.domain(), new SealedToken.Permanent(seal(partner, "shpat_first"))));

        read(partner, 2);

        assertThat(partner.tokensAsked()).isZero();
        assertThat(row(partner)).containsEntry("sealed_refresh_token", null).containsEntry("client_id", null);
    }

    @Test
    void tellsWhenAPartnersStoreClosesToUsUnlessItIsReadBefore() {
        SimulatedPartner partner = partner("watched");
        enter(partner, 1, CLOCK.instant());
        read(partner, 1);
        Instant end = CLOCK.instant().plus(Duration.ofDays(90));

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        Scrape.of(fetcher).value("partner_token_expiry_timestamp_seconds", "partner", partner.key()))
                .isCloseTo(end.getEpochSecond(), within(1.0)));
        Scrape scrape = Scrape.of(fetcher);
        assertThat(scrape.value("application_info", "service", "fetcher")).isEqualTo(1);
        // Whichever of the two took the job.
        assertThat(Stream.of(fetcher, otherFetcher).map(service -> Scrape.of(service)
                        .value(
                                "shopify_points_spent_total",
                                "store",
                                partner.domain().split("\\.")[0])))
                .anySatisfy(spent -> assertThat(spent).isPositive());
        assertThat(scrape.endless()).isEmpty();
        assertThat(Scrape.get(fetcher, "/actuator/health/readiness").statusCode())
                .as("needs no copy of the catalogue")
                .isEqualTo(200);

        publish(new CredentialsChanged(partner.key(), 2, partner.domain(), null));
        await().atMost(SOON)
                .until(() -> Double.isNaN(
                        Scrape.of(fetcher).value("partner_token_expiry_timestamp_seconds", "partner", partner.key())));
    }

    private static SimulatedPartner partner(String key) {
        return new SimulatedPartner(simulator, key).open();
    }

    private static void enter(SimulatedPartner partner, long version, Instant expiresAt) {
        enter(partner, version, expiresAt, SimulatedPartner.ACCESS_TOKEN, SimulatedPartner.REFRESH_TOKEN);
    }

    private static void enter(
            SimulatedPartner partner, long version, Instant expiresAt, String accessToken, String refreshToken) {
        publish(new CredentialsChanged(
                partner.key(),
                version,
                partner.domain(),
                new SealedToken.Expiring(
                        seal(partner, accessToken),
                        expiresAt,
                        seal(partner, refreshToken),
                        SimulatedPartner.CLIENT_ID,
                        seal(partner, SimulatedPartner.CLIENT_SECRET))));
    }

    private static void read(SimulatedPartner partner, long credentialsVersion) {
        publish(job(partner, credentialsVersion));
        take(Inbox.INVENTORY_SNAPSHOTS, InventorySnapshot.class, partner, 3);
    }

    private static PartnerFetchFailed failure(SimulatedPartner partner) {
        return take(Inbox.PROGRESS_OF_SCHEDULER, PartnerFetchFailed.class, partner, 1)
                .get(0);
    }

    /** Three pages. */
    private static SyncJob job(SimulatedPartner partner, long credentialsVersion) {
        return new SyncJob(
                UUID.randomUUID(),
                42,
                partner.key(),
                partner.domain(),
                List.of(),
                credentialsVersion,
                Mode.APPLY,
                SyncRules.defaults(),
                true,
                0,
                LongStream.rangeClosed(1, SimulatedPartner.VARIANTS)
                        .mapToObj(id -> new Line(id, 1_000 + id))
                        .toList(),
                CLOCK.instant().plus(Duration.ofDays(1)));
    }

    private static void publish(Event event) {
        fetcher.getBean(ConfirmedPublisher.class).publish(event).block(SOON);
    }

    private static void nothingWaitsIn(Inbox inbox) {
        await().atMost(SOON)
                .until(() ->
                        fetcher.getBean(RabbitTemplate.class).execute(channel -> channel.messageCount(inbox.address()))
                                == 0);
    }

    /** Takes messages off a queue until so many of this type and partner have come; others are thrown away. */
    private static <E extends Event> List<E> take(Inbox inbox, Class<E> type, SimulatedPartner partner, int count) {
        List<E> found = new ArrayList<>();
        Instant end = Instant.now().plus(SOON);
        while (found.size() < count) {
            assertThat(Instant.now())
                    .as("%s of %s, found %s", type.getSimpleName(), partner.key(), found)
                    .isBefore(end);
            Message message = fetcher.getBean(RabbitTemplate.class).receive(inbox.address(), 500);
            if (message != null
                    && type.getSimpleName()
                            .equals(message.getMessageProperties().getType())) {
                E event = MessageJson.MAPPER.readValue(message.getBody(), type);
                if (event.toString().contains("partner=" + partner.key() + ",")) {
                    found.add(event);
                }
            }
        }
        return found;
    }

    private static Map<String, Object> row(SimulatedPartner partner) {
        return database()
                .sql("select * from fetcher.credentials where partner = :partner")
                .bind("partner", partner.key())
                .fetch()
                .one()
                .block(SOON);
    }

    /** The sequence remembers that it happened: it is not rolled back. */
    private static void failNextCommitOf(SimulatedPartner partner) {
        await().atMost(SOON).until(() -> row(partner) != null);
        for (String statement : List.of(
                "create sequence public.commits",
                """
                create function public.fail_once() returns trigger language plpgsql as $$
                begin
                  if nextval('public.commits') = 1 then raise exception 'power cut'; end if;
                  return null;
                end $$""",
                """
                create constraint trigger fail_once after update on fetcher.credentials
                deferrable initially deferred for each row when (new.partner = '%s') execute function public.fail_once()"""
                        .formatted(partner.key()))) {
            database().sql(statement).then().block(SOON);
        }
    }

    private static DatabaseClient database() {
        return fetcher.getBean(DatabaseClient.class);
    }

    private static String seal(SimulatedPartner partner, String secret) {
        return CIPHER.seal(secret, partner.key(), partner.domain());
    }

    private static String open(SimulatedPartner partner, Map<String, Object> row, String column) {
        return CIPHER.open((String) row.get(column), partner.key(), partner.domain());
    }

    private static double requests(ConfigurableApplicationContext service) {
        return service.getBean(MeterRegistry.class).find("shopify.calls").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static ConfigurableApplicationContext fetcher(TestDatabase database, TestBroker broker) {
        return StartedService.start(
                FetcherWithClock.class,
                database,
                broker,
                "spring.config.name=common,fetcher",
                Scrape.SETTINGS[0],
                Scrape.SETTINGS[1],
                Scrape.SETTINGS[2],
                Scrape.SETTINGS[3],
                "fetcher.encryption-key=" + KEY,
                "fetcher.concurrency=4",
                "fetcher.credentials-patience=10s",
                "shopify.base-url=" + simulator.baseUrl() + "/{shop}",
                "shopify.attempt-timeout=5s",
                "shopify.attempts=2",
                "shopify.backoff=20ms");
    }

    @Import(PartnerFetcherConfiguration.class)
    static class FetcherWithClock {
        @Bean
        @Primary
        Clock movedByTests() {
            return CLOCK;
        }
    }
}
