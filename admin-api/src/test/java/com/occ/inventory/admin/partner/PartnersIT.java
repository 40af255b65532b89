package com.occ.inventory.admin.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.ControlApplied;
import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.secret.TokenCipher;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class PartnersIT {
    private static final TokenCipher CIPHER = new TokenCipher("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    private final AdminService admin = AdminService.shared();

    @Test
    void storesANewPartnerAndPublishesItWithItsCredentials() {
        put("north", Map.of("name", "North Roastery", "shopDomain", "north.myshopify.com", "accessToken", "shpat_1"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/api/v1/partners/north")
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("North Roastery")
                .jsonPath("$.credentials.version")
                .isEqualTo(1)
                .jsonPath("$.credentials.set")
                .isEqualTo(true)
                .jsonPath("$.accessToken")
                .doesNotExist()
                .jsonPath("$.pauseState")
                .isEqualTo("ACTIVE");

        PartnerDocument document = document("north");
        assertThat(document.version()).isEqualTo(1);
        assertThat(document.credentialsVersion()).isEqualTo(1);
        SealedToken.Permanent token =
                (SealedToken.Permanent) credentials("north").token();
        assertThat(token.accessToken()).doesNotContain("shpat_1");
        assertThat(CIPHER.open(token.accessToken(), "north", "north.myshopify.com"))
                .isEqualTo("shpat_1");
    }

    @Test
    void storesATokenThatExpiresAndShowsNothingOfIt() {
        Map<String, Object> token = Map.of(
                "accessToken", "shpat_1",
                "refreshToken", "shprt_1",
                "expiresIn", 3_600,
                "clientId", "client-of-the-app",
                "clientSecret", "secret-of-the-app");

        put("expiring", Map.of("name", "Expiring", "shopDomain", "expiring.myshopify.com", "expiringToken", token))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.credentials.set")
                .isEqualTo(true)
                .jsonPath("$.credentials.version")
                .isEqualTo(1)
                .jsonPath("$.expiringToken")
                .doesNotExist();

        SealedToken.Expiring sealed =
                (SealedToken.Expiring) credentials("expiring").token();
        assertThat(sealed.expiresAt()).isEqualTo(admin.clock().instant().plusSeconds(3_600));
        assertThat(sealed.clientId()).isEqualTo("client-of-the-app");
        assertThat(Stream.of(sealed.accessToken(), sealed.refreshToken(), sealed.clientSecret())
                        .map(secret -> CIPHER.open(secret, "expiring", "expiring.myshopify.com")))
                .containsExactly("shpat_1", "shprt_1", "secret-of-the-app");
        assertThat(admin.database()
                        .sql("select cast(p as text) from admin.partner p where key = 'expiring'")
                        .mapValue(String.class)
                        .one()
                        .block())
                .contains("client-of-the-app")
                .doesNotContain("shpat_1", "shprt_1", "secret-of-the-app");
    }

    @Test
    void namesTheFaultsOfATokenThatExpires() {
        admin.putPartner("halved");

        put("halved", Map.of("expiringToken", Map.of("accessToken", "shpat_1", "expiresIn", -1)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of(
                        "expiringToken.refreshToken",
                        "expiringToken.expiresIn",
                        "expiringToken.clientId",
                        "expiringToken.clientSecret"));
        put("halved", Map.of("expiringToken", Map.of("expiresAt", "shpat_tomorrow")))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The field expiringToken.expiresAt must be a time such as 2026-11-22T08:00:00Z.");
        get("halved").expectBody().jsonPath("$.credentials.version").isEqualTo(1);
    }

    @Test
    void theLocationsThatCountGoIntoTheDocument() {
        admin.putPartner("located");
        put("located", Map.of("locations", List.of("gid://shopify/Location/12", "7")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.locations[0]")
                .isEqualTo("7")
                .jsonPath("$.locations[1]")
                .isEqualTo("12");
        put("located", Map.of("name", "Located"));

        PartnerDocument document = document("located");
        while (document.version() < 3) {
            document = document("located");
        }
        assertThat(document.locations()).containsExactly(7L, 12L);
        put("located", Map.of("locations", List.of("7; drop table")))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("locations");
    }

    @Test
    void changesWhatIsSentAndKeepsTheRest() {
        admin.putPartner("east");

        put("east", Map.of("name", "East"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.shopDomain")
                .isEqualTo("east.myshopify.com")
                .jsonPath("$.credentials.version")
                .isEqualTo(1)
                .jsonPath("$.version")
                .isEqualTo(2);
        put("east", Map.of("name", "East")).expectBody().jsonPath("$.version").isEqualTo(2);
    }

    @Test
    void namesEveryFaultOfARequestAtOnce() {
        put("faulty", Map.of("name", " ", "shopDomain", "https://evil.example"))
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("name", "shopDomain", "accessToken"));
        get("faulty").expectStatus().isNotFound();
    }

    @Test
    void asksForTheTokenAgainWhenTheStoreIsAnother() {
        admin.putPartner("moved");

        put("moved", Map.of("shopDomain", "elsewhere.myshopify.com"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("accessToken");
        put("moved", Map.of("shopDomain", "elsewhere.myshopify.com", "accessToken", "shpat_2"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.credentials.version")
                .isEqualTo(2);
    }

    @Test
    void isPausingUntilTheUpdaterKeepsToIt() {
        admin.putPartner("tired");

        put("tired", Map.of("paused", true))
                .expectBody()
                .jsonPath("$.pauseState")
                .isEqualTo("PAUSING");
        ControlChanged control =
                admin.received(Inbox.CATALOGUE_OF_UPDATER, ControlChanged.class, event -> event.partners()
                        .contains("tired"));
        admin.publish(new ControlApplied(control.epoch(), admin.clock().instant()));

        await().untilAsserted(
                        () -> get("tired").expectBody().jsonPath("$.pauseState").isEqualTo("PAUSED"));
        put("tired", Map.of("paused", false))
                .expectBody()
                .jsonPath("$.pauseState")
                .isEqualTo("ACTIVE");
        assertThat(admin.received(
                                Inbox.CATALOGUE_OF_UPDATER,
                                ControlChanged.class,
                                event -> event.epoch() > control.epoch())
                        .partners())
                .doesNotContain("tired");
    }

    @Test
    void leavesATombstoneAndGoesOnCountingWhereItWas() {
        admin.putPartner("gone");
        admin.importMappings("partner,partner_variant_id,store_inventory_item_id\ngone,7001,7002\n")
                .expectStatus()
                .isOk();

        admin.web()
                .delete()
                .uri("/api/v1/partners/gone")
                .exchange()
                .expectStatus()
                .isNoContent();

        get("gone").expectStatus().isNotFound();
        PartnerDocument tombstone = admin.received(
                Inbox.CATALOGUE_OF_SCHEDULER,
                PartnerDocument.class,
                event -> event.deleted() && event.key().equals("gone"));
        assertThat(tombstone.lines()).isEmpty();
        assertThat(admin.received(
                                Inbox.CATALOGUE_OF_FETCHER,
                                CredentialsChanged.class,
                                event -> event.partner().equals("gone") && event.version() == 2)
                        .token())
                .isNull();
        admin.web()
                .delete()
                .uri("/api/v1/partners/gone")
                .exchange()
                .expectStatus()
                .isNotFound();

        admin.putPartner("gone");
        assertThat(document("gone").version()).isEqualTo(tombstone.version() + 1);
    }

    @Test
    void listsInPages() {
        for (String key : new String[] {"list-a", "list-b", "list-c"}) {
            admin.putPartner(key);
        }
        String cursor = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString("list-".getBytes());

        admin.web()
                .get()
                .uri("/api/v1/partners?limit=2&cursor={cursor}", cursor)
                .exchange()
                .expectBody()
                .jsonPath("$.items[*].key")
                .isEqualTo(List.of("list-a", "list-b"))
                .jsonPath("$.next")
                .isEqualTo(java.util.Base64.getUrlEncoder().withoutPadding().encodeToString("list-b".getBytes()));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        put("strict", Map.of("nam", "x"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("'nam'"));
        put("Not_A_Key", Map.of()).expectStatus().isBadRequest();
    }

    private ResponseSpec put(String key, Map<String, Object> body) {
        return admin.web()
                .put()
                .uri("/api/v1/partners/{key}?check=false", key)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec get(String key) {
        return admin.web().get().uri("/api/v1/partners/{key}", key).exchange();
    }

    private PartnerDocument document(String key) {
        return admin.received(
                Inbox.CATALOGUE_OF_SCHEDULER,
                PartnerDocument.class,
                event -> event.key().equals(key) && !event.deleted());
    }

    private CredentialsChanged credentials(String key) {
        return admin.received(Inbox.CATALOGUE_OF_FETCHER, CredentialsChanged.class, event -> event.partner()
                .equals(key));
    }
}
