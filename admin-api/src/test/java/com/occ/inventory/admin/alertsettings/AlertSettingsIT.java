package com.occ.inventory.admin.alertsettings;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.admin.Forms;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.Severity;
import com.occ.inventory.messaging.Inbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class AlertSettingsIT {
    private static final String SLACK = "https://hooks.slack.com/services/T0/B0/sesame";
    private static AdminService admin;
    private static Forms forms;

    @BeforeAll
    static void start() {
        admin = AdminService.with(Map.of());
        forms = new Forms(admin);
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    @BeforeEach
    void asItWasInstalled() {
        put(Map.of(
                        "failingPercent", 50,
                        "failingRuns", 2,
                        "unreachableRuns", 1,
                        "silentMinutes", 120,
                        "recipients", List.of(),
                        "reminderHours", 24,
                        "recoveries", true,
                        "webhook", "",
                        "slack", ""))
                .expectStatus()
                .isOk();
    }

    @Test
    void beginsWithTheDefaultsThatEveryServiceKnows() {
        put(Map.of("reminderHours", 23));
        put(Map.of("reminderHours", 24));

        assertThat(published(document -> document.alerts().reminderHours() == 24)
                        .alerts())
                .isEqualTo(AlertSettings.defaults());
    }

    @Test
    void publishesAChangeAndLeavesTheScheduleAlone() {
        put(Map.of("failingPercent", 59));
        SettingsDocument before =
                published(document -> document.alerts().thresholds().failingPercent() == 59);
        admin.clock().advance(Duration.ofMinutes(7));

        put(Map.of(
                        "failingPercent",
                        60,
                        "reminderHours",
                        0,
                        "recoveries",
                        false,
                        "recipients",
                        List.of(
                                Map.of("address", "stock@example.com"),
                                Map.of("address", "buyer@example.com", "leastSeverity", "critical"))))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.failingPercent")
                .isEqualTo(60)
                .jsonPath("$.failingRuns")
                .isEqualTo(2)
                .jsonPath("$.recipients[1].leastSeverity")
                .isEqualTo("CRITICAL");

        SettingsDocument after =
                published(document -> document.alerts().thresholds().failingPercent() == 60);
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.schedule()).isEqualTo(before.schedule());
        assertThat(after.alerts().reminderHours()).isZero();
        assertThat(after.alerts().recoveries()).isFalse();
        assertThat(after.alerts().recipients())
                .containsExactly(
                        new Recipient("stock@example.com", Severity.WARNING),
                        new Recipient("buyer@example.com", Severity.CRITICAL));
    }

    @Test
    void whatChangesNothingIsNoNewVersion() {
        long version = version();
        put(Map.of("failingPercent", 50)).expectStatus().isOk();

        assertThat(version()).isEqualTo(version);
    }

    @Test
    void sealsAddressesForTheNotifierAndNeverShowsThem() {
        put(Map.of("slack", SLACK))
                .expectBody()
                .jsonPath("$.slack.set")
                .isEqualTo(true)
                .jsonPath("$.slack.address")
                .isEqualTo("https://hooks.slack.com/...")
                .jsonPath("$.webhook.set")
                .isEqualTo(false);

        SettingsDocument document = published(sent -> sent.alerts().slack() != null);
        assertThat(document.alerts().slack()).doesNotContain("sesame");
        assertThat(admin.bean(AdminSettings.class)
                        .cipher()
                        .open(document.alerts().slack(), AlertSettings.OWNER, "SLACK"))
                .isEqualTo(SLACK);
        assertThat(document.alerts().webhook()).isNull();
        assertThat(forms.page("/alerts/settings"))
                .contains("https://hooks.slack.com/...", "One is stored and never shown")
                .doesNotContain("sesame");
        assertThat(audited()).contains("entered, at hooks.slack.com").doesNotContain("sesame");
    }

    @Test
    void writesDownWhoAddedRemovedOrChangedWhom() {
        Map<String, String> stays = Map.of("address", "stays@example.com");
        put(Map.of("recipients", List.of(stays, Map.of("address", "secretary@example.com"))));
        put(Map.of(
                "recipients", List.of(stays, Map.of("address", "secretary@example.com", "leastSeverity", "CRITICAL"))));
        put(Map.of("recipients", List.of(stays))).expectStatus().isOk();

        assertThat(audited())
                .contains(
                        "api-token",
                        "\"added stays@example.com (WARNING), added secretary@example.com (WARNING)\"",
                        "\"changed secretary@example.com (WARNING -> CRITICAL)\"",
                        "\"removed secretary@example.com (CRITICAL)\"");
    }

    @Test
    void refusesAllOfAChangeThatHasFaultsAndNamesThem() {
        put(Map.of("failingPercent", 70, "silentMinutes", 1, "webhook", "https://127.0.0.1/"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2)
                .jsonPath("$.errors[0].field")
                .isEqualTo("silentMinutes")
                .jsonPath("$.errors[1].field")
                .isEqualTo("webhook");
        put(Map.of("failingPercent", "many")).expectStatus().isBadRequest();
        put(Map.of("nonsense", 1)).expectStatus().isBadRequest();

        admin.web()
                .get()
                .uri("/api/v1/alert-settings")
                .exchange()
                .expectBody()
                .jsonPath("$.failingPercent")
                .isEqualTo(50);
    }

    @Test
    void thePageChangesThem() {
        EntityExchangeResult<String> answer = forms.post(
                "/alerts/settings",
                "stamp",
                Forms.hidden(forms.page("/alerts/settings"), "stamp"),
                "failingPercent",
                "75",
                "failingRuns",
                " 4 ",
                "unreachableRuns",
                "2",
                "silentMinutes",
                "240",
                "reminderHours",
                "12",
                "recipient",
                "",
                "least",
                "WARNING",
                "recipient",
                "stock@example.com",
                "least",
                "CRITICAL",
                "webhook",
                "https://example.com/hook",
                "slack",
                "");

        assertThat(answer.getStatus().value()).isEqualTo(303);
        AlertSettings alerts = published(sent -> sent.alerts().thresholds().failingPercent() == 75)
                .alerts();
        assertThat(alerts.thresholds()).isEqualTo(new AlertSettings.Thresholds(75, 4, 2, 240));
        assertThat(alerts.recipients()).containsExactly(new Recipient("stock@example.com", Severity.CRITICAL));
        assertThat(alerts.recoveries()).isFalse();
        assertThat(alerts.webhook()).isNotNull();

        forms.post(
                "/alerts/settings",
                "stamp",
                Forms.hidden(forms.page("/alerts/settings"), "stamp"),
                "failingPercent",
                "76",
                "failingRuns",
                "4",
                "unreachableRuns",
                "2",
                "silentMinutes",
                "240",
                "reminderHours",
                "12",
                "recoveries",
                "true",
                "webhook",
                "");
        alerts = published(sent -> sent.alerts().thresholds().failingPercent() == 76)
                .alerts();
        assertThat(alerts.webhook()).as("an empty field keeps it").isNotNull();
        assertThat(alerts.recipients()).isEmpty();

        forms.post(
                "/alerts/settings",
                "stamp",
                Forms.hidden(forms.page("/alerts/settings"), "stamp"),
                "failingPercent",
                "77",
                "failingRuns",
                "4",
                "unreachableRuns",
                "2",
                "silentMinutes",
                "240",
                "reminderHours",
                "12",
                "dropWebhook",
                "true");
        assertThat(published(sent -> sent.alerts().thresholds().failingPercent() == 77)
                        .alerts()
                        .webhook())
                .isNull();
    }

    @Test
    void thePageKeepsWhatWasTypedAndSaysWhatIsWrongBesideIt() {
        EntityExchangeResult<String> answer = forms.post(
                "/alerts/settings",
                "stamp",
                Forms.hidden(forms.page("/alerts/settings"), "stamp"),
                "failingPercent",
                "lots<b>",
                "failingRuns",
                "4",
                "unreachableRuns",
                "999",
                "silentMinutes",
                "240",
                "reminderHours",
                "",
                "recipient",
                "good@example.com",
                "least",
                "WARNING",
                "recipient",
                " ",
                "least",
                "WARNING",
                "recipient",
                "b\"ad",
                "least",
                "CRITICAL",
                "slack",
                "http://hooks.slack.com/x");

        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(answer.getResponseBody())
                .contains("value=\"lots&lt;b&gt;\"", "must be a whole number", "value=\"999\"")
                .contains("must be 1 to 100, not 999", "value=\"good@example.com\"", "value=\"b&quot;ad\"")
                .contains("value=\"http://hooks.slack.com/x\"", "The address must begin with https://")
                .containsPattern("id=\"h-recipient-1\">This address has spaces, brackets")
                .doesNotContain("id=\"h-recipient-0\"", "<b>\"");
        admin.web()
                .get()
                .uri("/api/v1/alert-settings")
                .exchange()
                .expectBody()
                .jsonPath("$.failingRuns")
                .isEqualTo(2);
    }

    @Test
    void aPageThatIsOlderThanTheSettingsUndoesNothingUnlessItIsSavedAgain() {
        String old = Forms.hidden(forms.page("/alerts/settings"), "stamp");
        put(Map.of("failingPercent", 61, "recipients", List.of(Map.of("address", "new@example.com"))));

        assertThat(save(old, "many", "24").getResponseBody())
                .as("a slip is no look at what is stored now")
                .contains("name=\"stamp\" value=\"" + old + "\"");
        EntityExchangeResult<String> refused = save(old, "50", "48");
        assertThat(refused.getStatus().value()).isEqualTo(422);
        assertThat(refused.getResponseBody())
                .contains("Somebody changed these settings after this page was made", "name=\"reminderHours\"")
                .containsPattern("id=\"f-reminderHours\"[^>]* value=\"48\"")
                .contains("Stored now", "more than 61 % in 2 runs in a row", "new@example.com");
        assertThat(published(sent -> true).alerts().reminderHours()).isEqualTo(24);

        assertThat(save(Forms.hidden(refused.getResponseBody(), "stamp"), "50", "48")
                        .getStatus()
                        .value())
                .isEqualTo(303);
        AlertSettings saved =
                published(sent -> sent.alerts().reminderHours() == 48).alerts();
        assertThat(saved.thresholds().failingPercent()).isEqualTo(50);
        assertThat(saved.recipients()).isEmpty();
        assertThat(save(old, "50", "48").getStatus().value())
                .as("saved twice by a double click")
                .isEqualTo(303);
        assertThat(save("", "50", "47").getStatus().value())
                .as("made before there were stamps")
                .isEqualTo(422);
    }

    private static EntityExchangeResult<String> save(String stamp, String percent, String reminder) {
        return forms.post(
                "/alerts/settings",
                "stamp",
                stamp,
                "failingPercent",
                percent,
                "failingRuns",
                "2",
                "unreachableRuns",
                "1",
                "silentMinutes",
                "120",
                "reminderHours",
                reminder,
                "recoveries",
                "true");
    }

    @Test
    void whoMayNotChangeThemReadsThem() {
        put(Map.of("recipients", List.of(Map.of("address", "stock@example.com"))))
                .expectStatus()
                .isOk();
        String page = admin.browserAs(Role.OPERATOR)
                .get()
                .uri("/alerts/settings")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page)
                .contains("more than 50 % in 2 runs in a row", "stock@example.com", "Administrators change this.")
                .doesNotContain("action=\"/alerts/settings\"");
        admin.browserAs(Role.OPERATOR)
                .put()
                .uri("/api/v1/alert-settings")
                .bodyValue(Map.of("failingPercent", 1))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    /** The newest that the broker got, or the newest that is wanted. */
    private static SettingsDocument published(Predicate<SettingsDocument> wanted) {
        long version = version();
        return admin.received(
                Inbox.CATALOGUE_OF_NOTIFIER,
                SettingsDocument.class,
                document -> document.version() == version && wanted.test(document));
    }

    private static long version() {
        return admin.database()
                .sql("select version from admin.settings")
                .mapValue(Long.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static String audited() {
        return String.join(
                "\n",
                admin.database()
                        .sql(
                                """
                                select actor || ' ' || details::text from admin.audit where action = 'alert-settings.changed'
                                """)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block(AdminService.PATIENCE));
    }

    private static ResponseSpec put(Map<String, Object> body) {
        return admin.web().put().uri("/api/v1/alert-settings").bodyValue(body).exchange();
    }
}
