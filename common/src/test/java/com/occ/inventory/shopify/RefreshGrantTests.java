package com.occ.inventory.shopify;

import static com.occ.inventory.shopify.ScriptedStore.Reply.json;
import static com.occ.inventory.shopify.ScriptedStore.Reply.of;
import static com.occ.inventory.shopify.ScriptedStore.Reply.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.occ.inventory.shopify.ScriptedStore.Ending;
import com.occ.inventory.shopify.ScriptedStore.Reply;
import com.occ.inventory.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshGrantTests {

    private static final Reply PAIR = json(
            """
            {"access_token":"shpat_2","scope":"read_products","expires_in":3600,
             "refresh_token":"shprt_2","refresh_token_expires_in":7776000}""");

    private static final IssuedToken BEFORE =
            new IssuedToken(new AccessToken("shpat_1"), null, "shprt_1", Instant.parse("2026-12-24T08:00:00Z"));

    private final MutableClock clock = MutableClock.at("2026-11-25T08:00:00Z");
    private final ScriptedStore store = new ScriptedStore(clock);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void exchangesThePair() {
        store.answers(PAIR);

        IssuedToken issued = refresh();

        assertThat(issued.accessToken()).isEqualTo(new AccessToken("shpat_2"));
        assertThat(issued.refreshToken()).isEqualTo("shprt_2");
        assertThat(issued.renewAt()).isEqualTo("2026-11-25T08:55:00Z");
        assertThat(issued.refreshExpiresAt()).isEqualTo("2027-02-23T08:00:00Z");
        ScriptedStore.Request asked = store.requests().get(0);
        assertThat(asked.path()).isEqualTo("/aurora-roasters.myshopify.com/admin/oauth/access_token");
        assertThat(asked.headers()).doesNotContainKey("X-Shopify-Access-Token");
        assertThat(asked.body())
                .hasToString(
                        """
                {"client_id":"client-id","client_secret":"client-secret","grant_type":"refresh_token",\
                "refresh_token":"shprt_1"}""");
    }

    @Test
    void aShortLifeIsUsedByHalfAtLeast() {
        store.answers(json("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":60}"));

        assertThat(refresh().renewAt()).isEqualTo("2026-11-25T08:00:30Z");
    }

    @Test
    void keepsTheRefreshTokenWhenNoneComesBackAndWhatIsKnownOfItsEnd() {
        store.answers(
                json("{\"access_token\":\"shpat_2\",\"expires_in\":3600}"),
                json("{\"access_token\":\"shpat_2\",\"refresh_token\":\"shprt_1\"}"),
                json("{\"access_token\":\"shpat_2\",\"refresh_token_expires_in\":60}"));

        assertThat(refresh())
                .returns("shprt_1", IssuedToken::refreshToken)
                .returns(BEFORE.refreshExpiresAt(), IssuedToken::refreshExpiresAt);
        assertThat(refresh().refreshExpiresAt()).as("the same again").isEqualTo(BEFORE.refreshExpiresAt());
        assertThat(refresh().refreshExpiresAt()).as("its end anew").isEqualTo("2026-11-25T08:01:00Z");
    }

    @Test
    void ofANewRefreshTokenTheOldOnesEndSaysNothing() {
        store.answers(json("{\"access_token\":\"shpat_2\",\"refresh_token\":\"shprt_2\"}"));

        assertThat(refresh().refreshExpiresAt()).isNull();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(oauthError("invalid_grant"), "HTTP 400, invalid_grant", 1),
                arguments(oauthError("invalid_client"), "HTTP 400, invalid_client", 1),
                arguments(
                        of(400, "text/html", "<h1>Oauth error application_cannot_be_found: shprt_1</h1>"),
                        "HTTP 400, application_cannot_be_found",
                        1),
                arguments(status(401), "HTTP 401", 2));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsForAPerson(Reply refusal, String words, int requests) {
        store.answers(refusal);

        assertThatThrownBy(this::refresh)
                .isInstanceOf(ShopifyProblem.TokenInvalid.class)
                .hasMessage("refresh token refused: " + words + " (request id-1)")
                .hasMessageNotContaining("shprt_1");
        assertThat(store.calls()).isEqualTo(requests);
    }

    static Stream<Arguments> trouble() {
        return Stream.of(
                arguments(status(500)),
                arguments(status(503)),
                arguments(of(502, "text/html", "<html>Bad Gateway</html>")),
                arguments(of(200, "text/html", "<html>maintenance</html>")),
                arguments(of(400, "text/html", "<html>Bad Request</html>")),
                arguments(of(400, "application/json", "{\"error\":\"invalid_gr")),
                arguments(oauthError("invalid_grant").ending(Ending.BROKEN_OFF)),
                arguments(json("{\"access_token\":\"shpat_2\"")),
                arguments(json("{\"access_token\":\"no token\",\"refresh_token\":\"r\"}")),
                arguments(json("{}")),
                arguments(json("[]")),
                arguments(json("")),
                arguments(PAIR.ending(Ending.BROKEN_OFF)),
                arguments(PAIR.ending(Ending.RESET)),
                arguments(PAIR.ending(Ending.NEVER)));
    }

    @ParameterizedTest
    @MethodSource("trouble")
    void troubleOnTheWaySaysNothingAboutTheToken(Reply trouble) {
        store.answers(trouble);

        var problem = catchThrowableOfType(ShopifyProblem.Unreachable.class, this::refresh);

        assertThat(problem.attempts()).isEqualTo(3);
        assertThat(store.calls()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("trouble")
    void oneBlipIsRetriedWithTheSameRefreshToken(Reply trouble) {
        store.answers(trouble, PAIR);

        assertThat(refresh().refreshToken()).isEqualTo("shprt_2");
        assertThat(store.requests().get(1).body())
                .isEqualTo(store.requests().get(0).body());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429})
    void comesBackAfterOneRefusalThatMayNotBeMeant(int status) {
        store.answers(status(status).with("Retry-After", "0.1"), PAIR);

        assertThat(refresh().refreshToken()).isEqualTo("shprt_2");
    }

    @Test
    void aShopThatIsGoneOrClosedIsNamedAsSuch() {
        store.answers(status(404), status(402), status(423), status(403));

        assertThatThrownBy(this::refresh).isInstanceOf(ShopifyProblem.ShopNotFound.class);
        assertThatThrownBy(this::refresh).isInstanceOf(ShopifyProblem.ShopFrozen.class);
        assertThatThrownBy(this::refresh).isInstanceOf(ShopifyProblem.ShopLocked.class);
        assertThatThrownBy(this::refresh).isInstanceOf(ShopifyProblem.ShopLocked.class);
    }

    @Test
    void givesUpAtItsDeadline() {
        store.answers(PAIR.ending(Ending.NEVER));

        assertThatThrownBy(() -> store.refresh(BEFORE, Duration.ofMillis(200)).block())
                .isInstanceOf(ShopifyProblem.Unreachable.class)
                .hasMessageContaining("after 1 attempts: token endpoint: no token within PT0.2S");
    }

    @Test
    void printsNoSecret() {
        assertThat(new AppCredentials("client-id", "client-secret").toString()).doesNotContain("client-secret");
        assertThat(new IssuedToken(new AccessToken("shpat_1"), null, "shprt_1").toString())
                .doesNotContain("shpat_1", "shprt_1");
    }

    private static Reply oauthError(String error) {
        return of(
                400, "application/json", "{\"error\":\"%s\",\"error_description\":\"about shprt_1\"}".formatted(error));
    }

    private IssuedToken refresh() {
        return store.refresh(BEFORE, Duration.ofSeconds(40)).block();
    }
}
