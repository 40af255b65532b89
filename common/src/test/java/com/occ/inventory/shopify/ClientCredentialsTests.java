package com.occ.inventory.shopify;

import static com.occ.inventory.shopify.ScriptedStore.Reply.data;
import static com.occ.inventory.shopify.ScriptedStore.Reply.json;
import static com.occ.inventory.shopify.ScriptedStore.Reply.of;
import static com.occ.inventory.shopify.ScriptedStore.Reply.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.shopify.ScriptedStore.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ClientCredentialsTests {

    private static final Reply SHOP = data("{\"shop\":{\"id\":\"1\",\"name\":\"OCC\",\"myshopifyDomain\":\"a.b\"}}");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T08:00:00Z"));
    private final InstantSource time = now::get;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final ScriptedStore store = new ScriptedStore(clock);
    private final AccessTokens tokens = store.clientCredentials();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void fetchesOneTokenForAllWhoWait() {
        store.answers(token("t1"), SHOP);

        Flux.range(0, 20)
                .flatMap(i -> store.client(tokens).shop(), 20)
                .collectList()
                .block();

        assertThat(tokensAsked()).isEqualTo(1);
        ScriptedStore.Request asked = store.requests().get(0);
        assertThat(asked.path()).isEqualTo("/aurora-roasters.myshopify.com/admin/oauth/access_token");
        assertThat(asked.body())
                .hasToString(
                        """
                {"client_id":"client-id","client_secret":"client-secret","grant_type":"client_credentials"}""");
        assertThat(store.requests().get(1).headers()).containsEntry("X-Shopify-Access-Token", "t1");
    }

    @Test
    void renewsShortlyBeforeTheTokenExpires() {
        store.answers(token("t1"), SHOP, SHOP, token("t2"), SHOP);
        store.client(tokens).shop().block();

        now.updateAndGet(t -> t.plus(Duration.ofHours(23)));
        store.client(tokens).shop().block();
        assertThat(tokensAsked()).isEqualTo(1);

        now.updateAndGet(t -> t.plus(Duration.ofMinutes(58)));
        store.client(tokens).shop().block();
        assertThat(tokensAsked()).isEqualTo(2);
        assertThat(last().headers()).containsEntry("X-Shopify-Access-Token", "t2");
    }

    @Test
    void fetchesAnotherTokenWhenOneIsRefused() {
        store.answers(token("t1"), status(401), token("t2"), SHOP);

        assertThat(store.client(tokens).shop().block().name()).isEqualTo("OCC");
        assertThat(last().headers()).containsEntry("X-Shopify-Access-Token", "t2");
        assertThat(store.calls()).isEqualTo(4);
    }

    @Test
    void believesTheRefusalOfAFreshToken() {
        store.answers(token("t1"), status(401), token("t2"), status(401));

        assertThatThrownBy(() -> store.client(tokens).shop().block()).isInstanceOf(ShopifyProblem.TokenInvalid.class);
        assertThat(store.calls()).isEqualTo(4);
    }

    @Test
    void refusedCredentialsAreAnInvalidToken() {
        store.answers(of(400, "text/html", "Oauth error application_cannot_be_found: client-secret"));

        assertThatThrownBy(() -> store.client(tokens).shop().block())
                .isInstanceOf(ShopifyProblem.TokenInvalid.class)
                .hasMessageContaining("HTTP 400")
                .hasMessageNotContaining("client-secret");
        assertThat(store.calls()).isEqualTo(1);
    }

    @Test
    void oneBlipOfTheTokenEndpointIsNotBelieved() {
        store.answers(status(401), token("t1"), SHOP);

        assertThat(store.client(tokens).shop().block().name()).isEqualTo("OCC");
    }

    @Test
    void triesAgainWhenNoTokenComesBack() {
        store.answers(status(500), json("{}"), token("t1"), SHOP);

        assertThat(store.client(tokens).shop().block().name()).isEqualTo("OCC");
        assertThat(store.calls()).isEqualTo(4);
    }

    private static Reply token(String token) {
        return json("{\"access_token\":\"%s\",\"scope\":\"read_products\",\"expires_in\":86399}".formatted(token));
    }

    private long tokensAsked() {
        return store.requests().stream()
                .filter(request -> request.path().endsWith("access_token"))
                .count();
    }

    private ScriptedStore.Request last() {
        List<ScriptedStore.Request> all = store.requests();
        return all.get(all.size() - 1);
    }
}
