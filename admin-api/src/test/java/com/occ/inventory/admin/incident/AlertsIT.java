package com.occ.inventory.admin.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Concern;
import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.message.Severity;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertsIT {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private static AdminService admin;

    @BeforeAll
    static void start() {
        admin = AdminService.with(java.util.Map.of());
        admin.putPartner("aurora");
        for (int i = 0; i < 30; i++) {
            admin.publish(incident("UNREACHABLE", "past " + i, TEN.plusSeconds(i), TEN.plusSeconds(600 + i)));
        }
        admin.publish(incident("TOKEN_INVALID", "<b>Invalid</b> API key", TEN.plusSeconds(100), null));
        admin.publish(new IncidentChanged(
                UUID.randomUUID(),
                1,
                Concern.STORE,
                null,
                "SHOP_FROZEN",
                Severity.CRITICAL,
                "Unavailable Shop",
                "req-1",
                0,
                0,
                1,
                TEN.plusSeconds(50),
                null,
                null));
        await().atMost(AdminService.PATIENCE)
                .until(() -> get("/api/v1/incidents?limit=100").path("items").size() == 32);
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    @Test
    void showsWhatIsOpenWithCausePartnerShopifysWordsAndWhatToDo() {
        String page = page("/alerts");

        assertThat(page)
                .contains("Token invalid", "href=\"/partners/aurora\"", "&lt;b&gt;Invalid&lt;/b&gt; API key")
                .contains("Ask the partner for a new token", "Shop frozen", "The OCC store or this system", "req-1")
                .doesNotContain("<b>Invalid</b>");
        assertThat(page.indexOf("Shop frozen")).isLessThan(page.indexOf("past 29"));
    }

    @Test
    void pagesThroughWhatIsOver() {
        String first = page("/alerts");
        assertThat(first).contains("past 29", "past 5").doesNotContain("past 4<");
        String next = first.replaceAll("(?s).*href=\"(/alerts\\?cursor=[^\"]+)\".*", "$1");

        assertThat(page(next)).contains("past 4<", "past 0<", "Newest").doesNotContain("past 5<");
    }

    @Test
    void listsThemForProgramsByStateAndPartner() {
        JsonNode open = get("/api/v1/incidents?state=open");
        assertThat(open.path("items").valueStream().map(item -> item.path("cause")
                        .asString()))
                .containsExactly("TOKEN_INVALID", "SHOP_FROZEN");
        JsonNode some = get("/api/v1/incidents?state=resolved&partner=aurora&limit=7");
        assertThat(some.path("items").size()).isEqualTo(7);
        assertThat(some.at("/items/0/message").asString()).isEqualTo("past 29");
        assertThat(get("/api/v1/incidents?state=resolved&limit=7&cursor="
                                + some.path("next").asString())
                        .at("/items/0/message")
                        .asString())
                .isEqualTo("past 22");
        admin.web()
                .get()
                .uri("/api/v1/incidents?state=burning")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void everyPageSaysInTheMenuHowManyAreOpen() {
        assertThat(page("/system").replaceAll("\\s+", " "))
                .contains("<span class=\"count\">2</span><span class=\"visually-hidden\"> open</span>");
    }

    private static IncidentChanged incident(String cause, String message, Instant opened, Instant resolved) {
        return new IncidentChanged(
                UUID.randomUUID(),
                1,
                Concern.PARTNER,
                "aurora",
                cause,
                Severity.CRITICAL,
                message,
                null,
                0,
                0,
                1,
                opened,
                null,
                resolved);
    }

    private static JsonNode get(String path) {
        return JsonMapper.shared()
                .readTree(admin.web()
                        .get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
    }

    private static String page(String path) {
        return admin.web()
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
