package com.occ.inventory.admin.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.access.OpaqueSecret;
import com.occ.inventory.admin.access.Role;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

class TokensIT {
    private final AdminService admin = AdminService.shared();

    @Test
    void opensTheApiForItsRoleUntilItIsRevoked() {
        Map<?, ?> made = made(Map.of("name", "ci", "role", "operator"));
        WebTestClient ci = with((String) made.get("token"));

        ci.post().uri("/api/v1/sync-runs").exchange().expectStatus().isAccepted();
        ci.put().uri("/api/v1/schedule").exchange().expectStatus().isForbidden();
        ci.get().uri("/api/v1/tokens").exchange().expectStatus().isForbidden();
        ci.get().uri("/api/cron/inventory-sync").exchange().expectStatus().isUnauthorized();

        admin.web()
                .delete()
                .uri("/api/v1/tokens/{id}", made.get("id"))
                .exchange()
                .expectStatus()
                .isNoContent();
        ci.get()
                .uri("/api/v1/sync-runs")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This token is not known, has expired or was revoked.");
        admin.web()
                .delete()
                .uri("/api/v1/tokens/{id}", made.get("id"))
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(made(Map.of("name", "ci", "role", "viewer")))
                .as("the name is free again")
                .isNotNull();
    }

    @Test
    void storesOnlyAHashAndShowsTheTokenOnce() {
        Map<?, ?> made = made(Map.of("name", "hashed", "role", "viewer"));
        String token = (String) made.get("token");

        assertThat(token).matches("occ_[A-Za-z0-9_-]{43}");
        assertThat(admin.database()
                        .sql("select name from admin.api_token where token_hash = :hash")
                        .bind("hash", ByteBuffer.wrap(OpaqueSecret.hash(token)))
                        .mapValue(String.class)
                        .one()
                        .block(AdminService.PATIENCE))
                .isEqualTo("hashed");
        admin.web()
                .get()
                .uri("/api/v1/tokens/{id}", made.get("id"))
                .exchange()
                .expectBody(String.class)
                .value(text -> assertThat(text).contains("hashed").doesNotContain(token.substring(4)));
    }

    @Test
    void expires() {
        Instant soon = admin.clock().instant().plus(Duration.ofMinutes(5));
        WebTestClient short_ =
                with((String) made(Map.of("name", "short", "role", "viewer", "expiresAt", soon.toString()))
                        .get("token"));

        short_.get().uri("/api/v1/sync-runs").exchange().expectStatus().isOk();
        admin.clock().advance(Duration.ofSeconds(301));
        short_.get().uri("/api/v1/sync-runs").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void knowsToAMinuteWhenItWasLastUsed() {
        Map<?, ?> made = made(Map.of("name", "used", "role", "viewer"));
        WebTestClient client = with((String) made.get("token"));
        assertThat(usedAt("used")).isNull();

        client.get().uri("/api/v1/sync-runs").exchange().expectStatus().isOk();
        Instant first = usedAt("used");
        admin.clock().advance(Duration.ofSeconds(50));
        client.get().uri("/api/v1/sync-runs").exchange().expectStatus().isOk();
        assertThat(usedAt("used")).as("within the minute").isEqualTo(first).isNotNull();
        admin.clock().advance(Duration.ofSeconds(20));
        client.get().uri("/api/v1/sync-runs").exchange().expectStatus().isOk();
        assertThat(usedAt("used")).isEqualTo(first.plusSeconds(70));
    }

    @Test
    void isMadeAndRevokedByThePage() {
        WebTestClient browser = admin.browserAs(Role.ADMIN);
        String wrong = post(browser, "name", "not a name", "role", "VIEWER", "days", "many", 422);
        assertThat(wrong).contains("value=\"not a name\"", "must be a number of days");

        String page = post(browser, "name", "page", "role", "VIEWER", "days", "30", 200);
        Matcher token = Pattern.compile("<code id=\"made\">(occ_[^<]+)</code>").matcher(page);
        assertThat(token.find()).isTrue();
        with(token.group(1))
                .get()
                .uri("/api/v1/sync-runs")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(post(browser, "name", "page", "role", "VIEWER", "days", "30", 422))
                .contains("is taken");

        String list = browser.get()
                .uri("/tokens")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(list)
                .contains(">page</td>", "by " + AdminService.nameOf(Role.ADMIN))
                .doesNotContain(token.group(1));

        Matcher revoke = Pattern.compile("action=\"(/tokens/[^\"]+/revoke)\"")
                .matcher(list.substring(list.indexOf(">page</td>")));
        assertThat(revoke.find()).isTrue();
        browser.post().uri(revoke.group(1)).exchange().expectStatus().isSeeOther();
        with(token.group(1))
                .get()
                .uri("/api/v1/sync-runs")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void writesDownTheTokenAsTheOneWhoChanged() {
        WebTestClient chief = with(
                (String) made(Map.of("name", "chief-token", "role", "admin")).get("token"));
        chief.post()
                .uri("/api/v1/tokens")
                .bodyValue(Map.of("name", "made-by-token", "role", "viewer"))
                .exchange()
                .expectStatus()
                .isCreated();

        admin.web()
                .get()
                .uri("/api/v1/audit?subject=made-by-token")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].actor")
                .isEqualTo("chief-token")
                .jsonPath("$.items[0].actorKind")
                .isEqualTo("TOKEN")
                .jsonPath("$.items[0].action")
                .isEqualTo("token.created")
                .jsonPath("$.items[0].details.role")
                .isEqualTo("VIEWER");
    }

    private static String post(
            WebTestClient browser, String a, String b, String c, String d, String e, String f, int status) {
        return browser.post()
                .uri("/tokens")
                .body(BodyInserters.fromFormData(a, b).with(c, d).with(e, f))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private Map<?, ?> made(Map<String, String> request) {
        return admin.web()
                .post()
                .uri("/api/v1/tokens")
                .bodyValue(request)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient with(String token) {
        return admin.anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    private Instant usedAt(String name) {
        return admin.database()
                .sql("select used_at from admin.api_token where name = :name and revoked_at is null")
                .bind("name", name)
                .map(row -> java.util.Optional.ofNullable(row.get("used_at", Instant.class)))
                .one()
                .block(AdminService.PATIENCE)
                .orElse(null);
    }
}
