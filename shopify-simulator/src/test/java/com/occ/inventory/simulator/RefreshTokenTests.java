package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class RefreshTokenTests {
    private static final String PAIR =
            "\"refreshToken\":\"first\",\"clientId\":\"app\",\"clientSecret\":\"secret\",\"expiresIn\":%d,";

    @Test
    void answersAPairWithBothLives() {
        var shop = Twin.stocked(PAIR.formatted(3_600), 1);

        var pair = refreshed(shop, "first");

        assertThat(pair.at("/expires_in").asInt()).isEqualTo(3_600);
        assertThat(pair.at("/refresh_token_expires_in").asInt()).isEqualTo(7_776_000);
        assertThat(pair.at("/scope").asString()).contains("write_inventory");
        call(shop, pair.at("/access_token").asString()).expectStatus().isOk();
    }

    @Test
    void anExpiredTokenIsRefusedWithErrorsAsAString() {
        call(Twin.stocked(PAIR.formatted(0), 1), Twin.TOKEN)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.errors")
                .isNotEmpty();
        var shop = Twin.stocked(PAIR.formatted(3_600), 1);
        call(shop, Twin.TOKEN).expectStatus().isOk();
        shop.manage("POST", "/expire-token", null);
        call(shop, Twin.TOKEN).expectStatus().isUnauthorized();
    }

    @Test
    void theOldRefreshTokenWorksUntilItsReplacementIsUsed() {
        var shop = Twin.stocked(PAIR.formatted(3_600), 1);

        refreshed(shop, "first");
        var second = refreshed(shop, "first");
        refreshed(shop, second.at("/refresh_token").asString());

        assertInvalidGrant(shop, "first");
    }

    @Test
    void theReplacingAccessTokenEndsTheOldRefreshTokenToo() {
        var shop = Twin.stocked(PAIR.formatted(3_600), 1);

        var pair = refreshed(shop, "first");
        call(shop, pair.at("/access_token").asString()).expectStatus().isOk();

        assertInvalidGrant(shop, "first");
        refreshed(shop, pair.at("/refresh_token").asString());
    }

    @Test
    void wrongTokensAndClientsAreToldApart() {
        var shop = Twin.stocked(PAIR.formatted(3_600), 1);

        assertInvalidGrant(shop, "guess");
        refresh(shop, "first", "guess")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid_client");
        shop.manage("POST", "/revoke-token", null);
        assertInvalidGrant(shop, "first");
    }

    @Test
    void faultsStrikeTheTokenEndpointOnlyWhenAsked() {
        var shop = Twin.stocked(PAIR.formatted(3_600), 1);
        shop.manage("PUT", "/fault", "{\"kind\":\"HTTP_503\"}");
        refresh(shop, "first", "secret").expectStatus().isOk();

        shop.manage("PUT", "/fault", "{\"kind\":\"HTTP_503\",\"only\":\"TOKEN\",\"times\":1}");
        call(shop, Twin.TOKEN).expectStatus().isOk();
        refresh(shop, "first", "secret").expectStatus().isEqualTo(503);
        refresh(shop, "first", "secret").expectStatus().isOk();
    }

    @Test
    void aLostAnswerCanBeAskedForAgain() {
        var shop = Twin.stocked(PAIR.formatted(3_600), 1);
        shop.manage("PUT", "/fault", "{\"kind\":\"WRITE_THEN_LOST_ANSWER\",\"only\":\"TOKEN\",\"times\":1}");

        assertThatThrownBy(() -> refresh(shop, "first", "secret")).isInstanceOf(RuntimeException.class);

        refreshed(shop, "first");
    }

    private static void assertInvalidGrant(Twin shop, String token) {
        refresh(shop, token, "secret")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid_grant")
                .jsonPath("$.error_description")
                .isNotEmpty();
    }

    private static JsonNode refreshed(Twin shop, String token) {
        return Twin.json(refresh(shop, token, "secret")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult());
    }

    private static WebTestClient.ResponseSpec refresh(Twin shop, String token, String secret) {
        return Twin.web()
                .post()
                .uri("/{shop}/admin/oauth/access_token", shop.domain())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of(
                        "client_id",
                        "app",
                        "client_secret",
                        secret,
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        token))
                .exchange();
    }

    private static WebTestClient.ResponseSpec call(Twin shop, String token) {
        return shop.send(Twin.VERSION, token, Map.of("query", "{ shop { name } }"));
    }
}
