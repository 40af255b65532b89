package com.occ.inventory.admin.mute;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.Forms;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.message.AlertSettings.Mute;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.messaging.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class MutesIT {
    private static int partners;
    private final AdminService admin = AdminService.shared();
    private final Forms forms = new Forms(admin);
    private final String partner = "muted-" + ++partners;

    @BeforeEach
    void partner() {
        // As precise as the database.
        admin.clock().set(admin.clock().instant().truncatedTo(ChronoUnit.MICROS));
        admin.putPartner(partner);
    }

    @Test
    void tellsTheNotifierUntilWhenAndWritesDownWho() {
        Instant now = admin.clock().instant();
        mute(8, "stocktake")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.by")
                .isEqualTo("api-token")
                .jsonPath("$.reason")
                .isEqualTo("stocktake");

        Mute sent = published(document -> muted(document) != null);
        assertThat(sent.until()).isEqualTo(now.plus(Duration.ofHours(8)));
        assertThat(audited("partner.muted")).isEqualTo(1);
        admin.web()
                .get()
                .uri("/api/v1/alert-settings")
                .exchange()
                .expectBody()
                .jsonPath("$.mutes[?(@.partner == '" + partner + "')].reason")
                .isEqualTo("stocktake");
    }

    @Test
    void isHeardAgainWhenUnmuted() {
        mute(8, "stocktake");
        published(document -> muted(document) != null);
        unmute().expectStatus().isNoContent();
        unmute().expectStatus().isNoContent();

        published(document -> muted(document) == null);
        assertThat(audited("partner.unmuted")).isEqualTo(1);
    }

    @Test
    void aMuteThatIsOverIsLeftOutAndNeedsNoNewVersion() {
        mute(1, "short");
        long version = version();
        admin.clock().advance(Duration.ofHours(1));

        assertThat(forms.page("/partners/" + partner)).doesNotContain("<strong>Muted</strong>");
        assertThat(version()).isEqualTo(version);
        admin.web()
                .put()
                .uri("/api/v1/schedule")
                .bodyValue(Map.of("intervalMinutes", 59))
                .exchange();
        admin.web()
                .put()
                .uri("/api/v1/schedule")
                .bodyValue(Map.of("intervalMinutes", 60))
                .exchange();
        published(document -> document.version() > version + 1 && muted(document) == null);
    }

    @Test
    void aPartnerThatIsDeletedIsNotMutedWhenItComesBack() {
        mute(100, "until it is gone");
        published(document -> muted(document) != null);
        admin.web()
                .delete()
                .uri("/api/v1/partners/{key}", partner)
                .exchange()
                .expectStatus()
                .isNoContent();
        published(document -> muted(document) == null);

        admin.putPartner(partner);
        mute(0, "").expectStatus().isEqualTo(422);
        assertThat(forms.page("/partners/" + partner)).doesNotContain("<strong>Muted</strong>");
        long version = version();
        admin.web()
                .delete()
                .uri("/api/v1/partners/{key}", partner)
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(version()).as("nobody was muted").isEqualTo(version);
    }

    @Test
    void isMutedAnewWhenItIsAlready() {
        mute(1, "first");
        Instant until = admin.clock().instant().plus(Duration.ofDays(2));
        admin.web()
                .put()
                .uri("/api/v1/partners/{key}/mute", partner)
                .bodyValue(Map.of("until", until.toString(), "reason", "second"))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(published(document ->
                        muted(document) != null && muted(document).until().equals(until)))
                .isNotNull();
    }

    @Test
    void refusesWhatIsNoMute() {
        mute(0, "x")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("hours");
        mute(8, " ").expectStatus().isEqualTo(422);
        mute(8, "zero\0byte")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("reason");
        assertThat(forms.post("/partners/" + partner + "/mute", "hours", "8", "reason", "bell\u0007")
                        .getResponseBody())
                .containsPattern("id=\"h-reason\"><span class=\"fault\">has line breaks or other control characters");
        admin.web()
                .put()
                .uri("/api/v1/partners/nobody-of-ours/mute")
                .bodyValue(Map.of("hours", 8, "reason", "x"))
                .exchange()
                .expectStatus()
                .isNotFound();
        admin.web()
                .delete()
                .uri("/api/v1/partners/nobody-of-ours/mute")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void thePartnersPageMutesAndSaysWhoUntilWhenAndWhy() {
        EntityExchangeResult<String> muted = forms.post(
                "/partners/" + partner + "/mute",
                "hours",
                "168",
                "reason",
                "moving <house>",
                "back",
                "/partners/" + partner);
        assertThat(muted.getStatus().value()).isEqualTo(303);
        assertThat(muted.getResponseHeaders().getLocation()).hasToString("/partners/" + partner);

        assertThat(forms.page("/partners/" + partner))
                .contains("<strong>Muted</strong>", "api-token", "moving &lt;house&gt;", "Unmute");
        assertThat(forms.page("/alerts/settings")).contains("moving &lt;house&gt;");

        assertThat(forms.post("/partners/" + partner + "/unmute", "back", "//elsewhere.example.com")
                        .getResponseHeaders()
                        .getLocation())
                .hasToString("/alerts");
        assertThat(forms.page("/partners/" + partner)).doesNotContain("<strong>Muted</strong>");
    }

    @Test
    void thePageKeepsWhatWasTyped() {
        EntityExchangeResult<String> answer = forms.post(
                "/partners/" + partner + "/mute", "hours", "for ever", "reason", "moving", "back", "/alerts");

        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(answer.getResponseBody())
                .contains("value=\"for ever\"", "value=\"moving\"", "must be a whole number of hours");
        assertThat(forms.post("/partners/" + partner + "/mute", "hours", "8", "reason", "", "back", "https://x.example")
                        .getResponseBody())
                .contains("say why", "href=\"/alerts\"");
    }

    @Test
    void isOfferedToThoseWhoMay() {
        assertThat(page(Role.VIEWER)).doesNotContain(">Mute<");
        assertThat(page(Role.OPERATOR)).contains(">Mute<");
        admin.browserAs(Role.OPERATOR)
                .put()
                .uri("/api/v1/partners/{key}/mute", partner)
                .bodyValue(Map.of("hours", 1, "reason", "x"))
                .exchange()
                .expectStatus()
                .isOk();
        admin.browserAs(Role.VIEWER)
                .delete()
                .uri("/api/v1/partners/{key}/mute", partner)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private String page(Role role) {
        return admin.browserAs(role)
                .get()
                .uri("/partners/" + partner)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private Mute published(Predicate<SettingsDocument> wanted) {
        return muted(admin.received(Inbox.CATALOGUE_OF_NOTIFIER, SettingsDocument.class, wanted));
    }

    private Mute muted(SettingsDocument document) {
        return document.alerts().mutes().stream()
                .filter(mute -> mute.partner().equals(partner))
                .findFirst()
                .orElse(null);
    }

    private long version() {
        return number("select version from admin.settings");
    }

    private long audited(String action) {
        return number(
                "select count(*) from admin.audit where action = '" + action + "' and subject = '" + partner + "'");
    }

    private long number(String sql) {
        return admin.database().sql(sql).mapValue(Long.class).one().block(AdminService.PATIENCE);
    }

    private ResponseSpec mute(int hours, String reason) {
        return admin.web()
                .put()
                .uri("/api/v1/partners/{key}/mute", partner)
                .bodyValue(Map.of("hours", hours, "reason", reason))
                .exchange();
    }

    private ResponseSpec unmute() {
        return admin.web().delete().uri("/api/v1/partners/{key}/mute", partner).exchange();
    }
}
