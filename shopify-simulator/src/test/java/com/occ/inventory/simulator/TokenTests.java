package com.occ.inventory.simulator;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

class TokenTests {
    private static final String CLIENT = "\"clientId\":\"app\",\"clientSecret\":\"secret\",";

    @Test
    void clientCredentialsBuyATokenOfADay() {
        var shop = Twin.stocked(CLIENT, 1);

        var body = grant(shop, "secret", "client_credentials")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.expires_in")
                .isEqualTo(86_399)
                .jsonPath("$.scope")
                .isNotEmpty()
                .returnResult()
                .getResponseBodyContent();

        var token = new String(body).replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        shop.send(Twin.VERSION, token, Map.of("query", "{ shop { name } }"))
                .expectStatus()
                .isOk();
    }

    @Test
    void acceptsTheFormToo() {
        var shop = Twin.stocked(CLIENT, 1);

        Twin.web()
                .post()
                .uri("/{shop}/admin/oauth/access_token", shop.domain())
                .body(BodyInserters.fromFormData("client_id", "app")
                        .with("client_secret", "secret")
                        .with("grant_type", "client_credentials"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void refusesAWrongSecretAndOtherGrants() {
        var shop = Twin.stocked(CLIENT, 1);

        grant(shop, "guess", "client_credentials").expectStatus().isBadRequest();
        grant(shop, "secret", "password").expectStatus().isBadRequest();
    }

    @Test
    void revokedTokensCanBeReplacedUntilTheAppIsGone() {
        var shop = Twin.stocked(CLIENT, 1);

        shop.manage("POST", "/revoke-token", null);
        grant(shop, "secret", "client_credentials").expectStatus().isOk();
        shop.manage("POST", "/revoke-token?uninstall=true", null);
        grant(shop, "secret", "client_credentials").expectStatus().isBadRequest();
    }

    private static WebTestClient.ResponseSpec grant(Twin shop, String secret, String type) {
        return Twin.web()
                .post()
                .uri("/{shop}/admin/oauth/access_token", shop.domain())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("client_id", "app", "client_secret", secret, "grant_type", type))
                .exchange();
    }
}
