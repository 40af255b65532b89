package com.occ.inventory.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.SeededHistory;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class OverviewPagesIT {
    private static AdminService admin;
    private static UUID open;

    @BeforeAll
    static void start() {
        admin = AdminService.with(Map.of());
        // The empty states, before there is anything.
        assertThat(page("/"))
                .contains("No partners yet", "href=\"/partners/new\"")
                .doesNotContain("Recent runs");
        assertThat(page("/partners")).contains("No partners yet");
        assertThat(page("/runs")).contains("No runs yet");
        SeededHistory history = new SeededHistory(admin, 42);
        open = history.publish();
        history.awaitTaken();
        await().atMost(java.time.Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(page("/runs/" + open)).contains("of 30 partners done"));
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    @Test
    void showsFailuresFirstWithTheirCauseAndWhatToDo() {
        String page = page("/");

        assertThat(page)
                .containsSubsequence("Sable Leather", "River Paper", "Harbour Beans", "Delta Fishing", "Oak Furniture")
                .contains(
                        "The store no longer accepts our access token.",
                        "Ask the partner for a new token",
                        "Invalid API key or access token",
                        "Most of its items could not be written.",
                        "Next run: ")
                .containsSubsequence("tone-bad\">Action required");
    }

    @Test
    void linksEveryBarToItsRun() {
        String strip = page("/").split("<section id=\"strip\"")[1].split("</section>")[0];

        assertThat(strip.split("<a href=\"/runs/", -1).length - 1).isGreaterThanOrEqualTo(40);
        assertThat(strip).contains("/runs/" + open, "fill-busy", "fill-warn", "aria-label=");
    }

    @Test
    void keepsPagesFreeOfInlineScriptsAndStyles() {
        for (String path : new String[] {"/", "/partners", "/runs", "/runs/" + open}) {
            assertThat(page(path))
                    .as(path)
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("\\s(style|on[a-z]+)=")
                    .doesNotContain("<style");
        }
    }

    @Test
    void searchesPartnersOnTheServer() {
        assertThat(page("/partners?search=roast"))
                .contains("Aurora Roasters", "North Roastery")
                .doesNotContain("Velvet Tea");
        assertThat(page("/partners?search=%3Cb%3Enobody%25"))
                .contains("No partner matches", "value=\"&lt;b&gt;nobody%\"");
    }

    @Test
    void saysThatTheOccStoreCannotBeWritten() {
        long sequence = admin.clock().instant().toEpochMilli();
        admin.publish(new StoreUnavailable(
                StoreFailure.SHOP_FROZEN,
                "Unavailable <Shop>",
                "r-9",
                admin.clock().instant(),
                sequence));
        await().untilAsserted(() -> assertThat(page("/"))
                .contains("The OCC store cannot be written", "settle its bill", "Unavailable &lt;Shop&gt;", "r-9"));
        admin.web()
                .get()
                .uri("/api/v1/overview")
                .exchange()
                .expectBody()
                .jsonPath("$.store.available")
                .isEqualTo(false)
                .jsonPath("$.partners.partners")
                .isEqualTo(30)
                .jsonPath("$.partners.paused")
                .isEqualTo(1);

        admin.publish(new StoreRecovered(admin.clock().instant(), sequence + 1));
        await().untilAsserted(() -> assertThat(page("/")).doesNotContain("The OCC store cannot be written"));
    }

    private static String page(String path) {
        return admin.web()
                .get()
                .uri(builder -> java.net.URI.create(builder.build() + path))
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
