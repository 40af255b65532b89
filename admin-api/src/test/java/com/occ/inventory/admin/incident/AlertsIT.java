package com.occ.inventory.admin.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Concern;
import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.message.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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
        // As precise as the database.
        admin.clock().set(admin.clock().instant().truncatedTo(ChronoUnit.MICROS));
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
        admin.publish(new IncidentChanged(
                UUID.randomUUID(),
                1,
                Concern.PARTNER,
                "aurora",
                "ITEMS_FAILING",
                Severity.WARNING,
                "not stocked at the location",
                null,
                17,
                30,
                3,
                TEN.plusSeconds(40),
                TEN.plusSeconds(41),
                null));
        admin.publish(new IncidentChanged(
                UUID.randomUUID(),
                1,
                Concern.PIPELINE,
                null,
                "NO_RUNS",
                Severity.CRITICAL,
                "no run has finished since 08:00 UTC",
                null,
                0,
                0,
                1,
                TEN.plusSeconds(30),
                null,
                null));
        await().atMost(AdminService.PATIENCE)
                .until(() -> get("/api/v1/incidents?limit=100").path("items").size() == 34);
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
                .contains("Ask the partner for a new token", "Shop frozen", "The OCC store", "This system", "req-1")
                .doesNotContain("<b>Invalid</b>");
        assertThat(page.indexOf("Shop frozen")).isLessThan(page.indexOf("past 29"));
    }

    @Test
    void saysHowManyItemsFailHowOftenItWasOpenedAndWhetherSomebodyWasTold() {
        String page = page("/alerts").replaceAll("\\s+", " ");
        String items = page.substring(page.indexOf("Items failing"), page.indexOf("No runs"));

        assertThat(items)
                .contains("17 of 30 items failed", "opened 3 times", "href=\"/failed-items?partner=aurora\"", "warning")
                .contains("2026-11-22T10:00:41Z")
                .doesNotContain("nobody was told");
        assertThat(page.substring(page.indexOf("No runs"), page.indexOf("id=\"past\"")))
                .contains("nobody was told", "Look at the System page")
                .doesNotContain("items failed", "opened 1", "/mute");

        JsonNode open = get("/api/v1/incidents?state=open").path("items");
        assertThat(open.get(2).path("concern").asString()).isEqualTo("PARTNER");
        assertThat(open.get(2).path("severity").asString()).isEqualTo("WARNING");
        assertThat(open.get(2).path("failed").asInt()).isEqualTo(17);
        assertThat(open.get(2).path("attempted").asInt()).isEqualTo(30);
        assertThat(open.get(2).path("opened").asInt()).isEqualTo(3);
        assertThat(open.get(2).path("toldAt").asString()).isEqualTo("2026-11-22T10:00:41Z");
        assertThat(open.get(3).path("concern").asString()).isEqualTo("PIPELINE");
    }

    @Test
    void saysUntilWhenAnIncidentIsMuted() {
        admin.web()
                .put()
                .uri("/api/v1/partners/aurora/mute")
                .bodyValue(java.util.Map.of("hours", 1, "reason", "they <know>"))
                .exchange()
                .expectStatus()
                .isOk();
        JsonNode open = get("/api/v1/incidents?state=open").path("items");
        assertThat(Instant.parse(open.get(0).path("mutedUntil").asString()))
                .isEqualTo(admin.clock().instant().plusSeconds(3600));
        assertThat(open.get(1).path("mutedUntil").isNull()).as("the store's").isTrue();
        assertThat(get("/api/v1/incidents?state=resolved&limit=1")
                        .at("/items/0/mutedUntil")
                        .isNull())
                .isTrue();
        assertThat(page("/alerts")).contains("muted until", "they &lt;know&gt;", "/partners/aurora/unmute");

        admin.clock().advance(java.time.Duration.ofHours(1));
        assertThat(page("/alerts")).doesNotContain("muted until").contains("/partners/aurora/mute");
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
                .containsExactly("TOKEN_INVALID", "SHOP_FROZEN", "ITEMS_FAILING", "NO_RUNS");
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
    void noTwoElementsShareAnIdThoughAPartnerHasSeveralIncidents() {
        List<String> ids = Pattern.compile("\\bid=\"([^\"]+)\"")
                .matcher(page("/alerts"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(ids).filteredOn(id -> id.startsWith("mute-reason-")).hasSize(2);
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyPageSaysInTheMenuHowManyAreOpen() {
        assertThat(page("/system").replaceAll("\\s+", " "))
                .contains("<span class=\"count\">4</span><span class=\"visually-hidden\"> open</span>");
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
