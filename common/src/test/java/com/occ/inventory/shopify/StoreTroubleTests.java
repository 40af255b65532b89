package com.occ.inventory.shopify;

import static com.occ.inventory.shopify.ScriptedStore.Reply.data;
import static com.occ.inventory.shopify.ScriptedStore.Reply.error;
import static com.occ.inventory.shopify.ScriptedStore.Reply.json;
import static com.occ.inventory.shopify.ScriptedStore.Reply.of;
import static com.occ.inventory.shopify.ScriptedStore.Reply.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.occ.inventory.shopify.ScriptedStore.Ending;
import com.occ.inventory.shopify.ScriptedStore.Reply;
import com.occ.inventory.shopify.ShopifyProblem.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every row of the errors that Shopify is known to answer with, and what the store saw of our reaction. */
class StoreTroubleTests {

    private static final Reply SHOP = data("{\"shop\":{\"id\":\"1\",\"name\":\"Aurora\",\"myshopifyDomain\":\"a.b\"}}");

    private final ScriptedStore store = new ScriptedStore();

    @AfterEach
    void close() {
        store.close();
    }

    static Stream<Reply> broken() {
        return Stream.of(
                error("INTERNAL_SERVER_ERROR"),
                of(502, "text/html", "<html>Bad gateway</html>"),
                of(200, "text/html", "<html>Be right back</html>"),
                status(503),
                of(200, "application/json", ""),
                of(200, "application/json", "[]"),
                json("{\"data\":null}"),
                json("{\"data\":{\"sh"),
                SHOP.ending(Ending.BROKEN_OFF),
                SHOP.ending(Ending.RESET),
                SHOP.ending(Ending.NEVER));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void triesAgainWhenNothingUsableComesBack(Reply reply) {
        store.answers(reply, SHOP);

        assertThat(store.client().shop().block().name()).isEqualTo("Aurora");
        assertThat(store.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void givesUpAfterTheAttemptsAllowed(Reply reply) {
        store.answers(reply);

        ShopifyProblem problem = problem();
        assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(((ShopifyProblem.Unreachable) problem).attempts()).isEqualTo(3);
        assertThat(store.calls()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"402,SHOP_FROZEN", "423,SHOP_LOCKED", "404,SHOP_NOT_FOUND", "400,REQUEST_REFUSED"})
    void believesAStatusAtOnce(int status, Kind kind) {
        store.answers(status(status));

        ShopifyProblem problem = problem();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.requestId()).isEqualTo("id-1");
        assertThat(problem).hasMessageContaining("HTTP " + status + ", words").hasMessageContaining("id-1");
        assertThat(store.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP_INACTIVE,SHOP_FROZEN",
        "MAX_COST_EXCEEDED,REQUEST_REFUSED",
        "BAD_REQUEST,REQUEST_REFUSED",
        "INVALID_FIELD_ARGUMENTS,REQUEST_REFUSED",
        "undefinedField,REQUEST_REFUSED",
        "NEVER_HEARD_OF,REQUEST_REFUSED"
    })
    void believesACodeAtOnce(String code, Kind kind) {
        store.answers(error(code));

        assertThat(problem().kind()).isEqualTo(kind);
        assertThat(store.calls()).isEqualTo(1);
    }

    @Test
    void saysWhichScopeIsMissing() {
        store.answers(
                json(
                        """
                {"errors":[{"message":"Access denied for locations field.","path":["locations"],"extensions":
                  {"code":"ACCESS_DENIED","requiredAccess":"`read_locations` access scope."}}],"data":null}"""));

        ShopifyProblem.AccessDenied problem = (ShopifyProblem.AccessDenied) problem();
        assertThat(problem.requiredAccess()).isEqualTo("`read_locations` access scope.");
        assertThat(problem).hasMessageContaining("Access denied for locations field.");
        assertThat(store.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void forgivesOneBlip(int status) {
        store.answers(status(status), SHOP);

        assertThat(store.client().shop().block().name()).isEqualTo("Aurora");
        assertThat(store.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"401,TOKEN_INVALID", "403,SHOP_LOCKED"})
    void believesTheSecondRefusal(int status, Kind kind) {
        store.answers(status(status));

        ShopifyProblem problem = problem();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem).hasMessageContaining("words");
        assertThat(problem.toString()).doesNotContain("shpat_secret");
        assertThat(store.calls()).isEqualTo(2);
    }

    static Stream<Reply> withoutACode() {
        return Stream.of(
                json("{\"errors\":[{\"message\":\"Something went wrong on our end\"}]}"),
                json("{\"errors\":\"Something went wrong on our end\"}"),
                json(
                        "{\"errors\":[{\"message\":\"Something went wrong on our end\",\"extensions\":null}],\"data\":{\"shop\":null}}"));
    }

    @ParameterizedTest
    @MethodSource("withoutACode")
    void asksOnceMoreWhenAnErrorHasNoCode(Reply reply) {
        store.answers(reply, SHOP);

        assertThat(store.client().shop().block().name()).isEqualTo("Aurora");
        assertThat(store.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("withoutACode")
    void believesAnErrorWithoutACodeTheSecondTime(Reply reply) {
        store.answers(reply);

        ShopifyProblem problem = problem();
        assertThat(problem.kind()).isEqualTo(Kind.REQUEST_REFUSED);
        assertThat(problem).hasMessageContaining("Something went wrong on our end");
        assertThat(store.calls()).isEqualTo(2);
    }

    @Test
    void errorsWinOverTheDataThatComesWithThem() {
        store.answers(
                json(
                        "{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"SHOP_INACTIVE\"}}],\"data\":{\"shop\":{\"id\":\"1\"}}}"));

        assertThat(problem().kind()).isEqualTo(Kind.SHOP_FROZEN);
    }

    @Test
    void waitsAsLongAsThrottledAndCountsNoAttempt() {
        Reply throttled = json(
                """
                {"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],
                 "extensions":{"cost":{"requestedQueryCost":50.0,"actualQueryCost":null,"throttleStatus":
                   {"maximumAvailable":1000.0,"currentlyAvailable":20,"restoreRate":100.0}}}}""");
        store.answers(throttled, throttled, throttled, throttled, SHOP);

        long start = System.nanoTime();
        assertThat(store.client().shop().block().name()).isEqualTo("Aurora");

        // More throttled answers than attempts; each time (50 - 20) / 100 s.
        assertThat(store.calls()).isEqualTo(5);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1200));
    }

    @Test
    void throttledIsThrottledEvenWithoutACode() {
        Reply throttled = json(
                """
                {"errors":[{"message":"Throttled"}],
                 "extensions":{"cost":{"requestedQueryCost":50,"actualQueryCost":null,"throttleStatus":
                   {"maximumAvailable":1000.0,"currentlyAvailable":20,"restoreRate":1000.0}}}}""");
        store.answers(throttled, throttled, throttled, throttled, SHOP);

        assertThat(store.client().shop().block().name()).isEqualTo("Aurora");
        assertThat(store.calls()).as("more than attempts").isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 430})
    void comesBackWhenToldTo(int status) {
        store.answers(status(status).with("Retry-After", "0.3"), SHOP);

        long start = System.nanoTime();
        assertThat(store.client().shop().block().name()).isEqualTo("Aurora");
        assertThat(store.calls()).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void doesNotComeBackForEver() {
        store.answers(status(429).with("Retry-After", "0.01"));

        ShopifyProblem problem = problem();
        assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(problem.requestId()).isEqualTo("id-1");
        assertThat(store.calls()).isEqualTo(6);
    }

    @Test
    void followsNoRedirect() {
        store.answers(of(302, "text/html", "").with("Location", "http://127.0.0.1:1/elsewhere"));

        assertThat(problem().kind()).isEqualTo(Kind.SHOP_NOT_FOUND);
        assertThat(store.calls()).isEqualTo(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void saysOnceThatAnotherVersionAnswers(CapturedOutput output) {
        store.answers(SHOP.with("X-Shopify-API-Version", "2025-07"));
        ShopifyClient client = store.client();
        client.shop().block();
        client.shop().block();

        assertThat(output.getOut().lines().filter(line -> line.contains("but 2025-07 answered")))
                .hasSize(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void saysNothingOfTheVersionAskedFor(CapturedOutput output) {
        store.answers(SHOP.with("X-Shopify-API-Version", "2026-10"));
        store.client().shop().block();

        assertThat(output.getOut()).doesNotContain("SHOPIFY_API_VERSION");
    }

    @Test
    void leavesAStoreAloneThatFailedAgainAndAgain() {
        store.answers(status(500));
        for (int i = 0; i < 10; i++) {
            problem();
        }

        int before = store.calls();
        assertThat(problem()).hasMessageContaining("left alone");
        assertThat(store.calls()).isEqualTo(before).isEqualTo(20);
    }

    @Test
    void isNotReachableWhereNobodyListens() {
        store.close();

        assertThat(problem().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    /** A name that resolves to nothing, and a store that does not speak TLS. */
    @Test
    void isNotReachableWithoutAnAddressOrTls() {
        assertThat(problem("http://{shop}", "aurora.invalid").kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(problem("https://127.0.0.1:" + store.port() + "/{shop}", ScriptedStore.SHOP)
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(store.calls()).isZero();
    }

    @Test
    void readsAPackedAnswer() {
        store.answers(SHOP.with("Content-Encoding", "gzip"));

        assertThat(store.client().shop().block().name()).isEqualTo("Aurora");
        assertThat(store.requests().get(0).headers().get("Accept-Encoding")).contains("gzip");
    }

    @Test
    void knowsARequestsNameHoweverItsHeaderIsWritten() {
        store.answers(
                status(402).without("x-request-id").with("X-Request-ID", "id-2"),
                status(402).without("x-request-id"));

        assertThat(problem().requestId()).isEqualTo("id-2");
        ShopifyProblem nameless = problem();
        assertThat(nameless.requestId()).isNull();
        assertThat(nameless.getMessage()).isEqualTo("shop frozen: HTTP 402, words");
    }

    @Test
    void countsRequestsByWhatBecameOfThem() {
        store.answers(status(500), status(429).with("Retry-After", "0.01"), status(401), SHOP, status(402));
        store.client().shop().block();
        problem();

        assertThat(store.meters().find("shopify.calls").tag("operation", "shop").timers())
                .extracting(timer -> timer.getId().getTag("result") + " " + timer.count())
                .containsExactlyInAnyOrder("unavailable 1", "throttled 1", "unauthorized 1", "ok 1", "frozen 1");
    }

    private ShopifyProblem problem() {
        return problem(store.client());
    }

    private static ShopifyProblem problem(String baseUrl, String shop) {
        ShopifySettings settings = ScriptedStore.impatient(baseUrl);
        try (var clients =
                new ShopifyClients(settings, new SimpleMeterRegistry(), ObservationRegistry.NOOP, Clock.systemUTC())) {
            return problem(clients.client(settings.domain(shop), AccessTokens.fixed(new AccessToken("shpat_secret"))));
        }
    }

    private static ShopifyProblem problem(ShopifyClient client) {
        return catchThrowableOfType(ShopifyProblem.class, () -> client.shop().block());
    }
}
