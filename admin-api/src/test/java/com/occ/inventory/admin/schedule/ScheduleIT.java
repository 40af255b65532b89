package com.occ.inventory.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.SyncRules.GonePolicy;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

class ScheduleIT {
    private static AdminService admin;
    private static Instant next = Instant.parse("2026-11-22T10:20:00Z");

    @BeforeAll
    static void start() {
        admin = AdminService.on(TestBroker.any());
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    /** Every test has a day of its own, and so slots of its own. */
    @BeforeEach
    void hourly() {
        admin.clock().set(next);
        next = next.plus(Duration.ofDays(1));
        put(Map.of("enabled", true, "intervalMinutes", 60)).expectStatus().isOk();
    }

    @Test
    void tellsWhenTheNextRunsAre() {
        Instant day = admin.clock().instant();

        show().expectBody()
                .jsonPath("$.enabled")
                .isEqualTo(true)
                .jsonPath("$.nextRuns.length()")
                .isEqualTo(5)
                .jsonPath("$.nextRuns[0]")
                .isEqualTo(day.plus(Duration.ofMinutes(40)).toString());
    }

    @Test
    void publishesAChangeAndFromWhenItCounts() {
        put(Map.of("intervalMinutes", 15))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.enabled")
                .isEqualTo(true)
                .jsonPath("$.intervalMinutes")
                .isEqualTo(15);

        Instant now = admin.clock().instant();
        SettingsDocument document = admin.received(
                Inbox.CATALOGUE_OF_NOTIFIER,
                SettingsDocument.class,
                event -> event.schedule().intervalMinutes() == 15
                        && event.schedule().since().equals(now));
        admin.clock().advance(Duration.ofMinutes(1));
        put(Map.of("intervalMinutes", 15))
                .expectBody()
                .jsonPath("$.since")
                .isEqualTo(document.schedule().since().toString());
    }

    @Test
    void refusesIntervalsThatAreNone() {
        put(Map.of("intervalMinutes", 0)).expectStatus().isEqualTo(422);
        put(Map.of("intervalMinutes", "often")).expectStatus().isBadRequest();
    }

    @Test
    void theFirstTickOfASlotStartsItsRunAndLaterOnesAnswerWithIt() {
        String[] runs = new String[2];
        tick(HttpMethod.GET)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.started")
                .isEqualTo(true)
                .jsonPath("$.runId")
                .value(String.class, id -> runs[0] = id);
        SyncRequested request = admin.received(Inbox.SYNC_REQUESTS, SyncRequested.class, event -> event.requestId()
                .toString()
                .equals(runs[0]));
        assertThat(request.trigger()).isEqualTo(Trigger.CRON);
        assertThat(request.slot()).isEqualTo(admin.clock().instant().minus(Duration.ofMinutes(20)));

        admin.clock().advance(Duration.ofMinutes(39));
        tick(HttpMethod.POST)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.started")
                .isEqualTo(false)
                .jsonPath("$.runId")
                .isEqualTo(runs[0]);

        admin.clock().advance(Duration.ofMinutes(1));
        tick(HttpMethod.POST)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.runId")
                .value(String.class, id -> assertThat(id).isNotEqualTo(runs[0]));
    }

    @Test
    void aTickStartsNothingWhileTheScheduleIsOff() {
        put(Map.of("enabled", false)).expectBody().jsonPath("$.nextRuns").isEmpty();
        admin.drain(Inbox.SYNC_REQUESTS);

        tick(HttpMethod.GET)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.started")
                .isEqualTo(false)
                .jsonPath("$.reason")
                .isEqualTo("the schedule is off");
        assertThat(admin.drain(Inbox.SYNC_REQUESTS)).isEmpty();
    }

    @Test
    void keepsOrZeroesWhatAPartnerDeleted() {
        put(Map.of("variantGone", "KEEP"))
                .expectBody()
                .jsonPath("$.variantGone")
                .isEqualTo("KEEP")
                .jsonPath("$.since")
                .isEqualTo(since());
        admin.received(
                Inbox.CATALOGUE_OF_NOTIFIER,
                SettingsDocument.class,
                event -> event.rules().variantGone() == GonePolicy.KEEP);
        put(Map.of("variantGone", "ZERO")).expectBody().jsonPath("$.words").isEqualTo("Every hour, at :00 UTC");
        put(Map.of("variantGone", "maybe")).expectStatus().isBadRequest();
    }

    @Test
    void writesDownWhoChangedWhat() {
        long before = audited();
        put(Map.of("intervalMinutes", 30));
        put(Map.of("intervalMinutes", 30));

        assertThat(audited()).isEqualTo(before + 1);
    }

    @Test
    void thePageSaysItInWordsAndWhenTheNextRunsAre() {
        tick(HttpMethod.GET).expectStatus().isAccepted();

        assertThat(page())
                .contains("Every hour, at :00 UTC.", "11:00:00 UTC", "15:00:00 UTC", "Sync now", "Dry run", "Requested")
                .doesNotContain("16:00:00 UTC")
                .doesNotContainPattern("\\s(style|on[a-z]+)=");
    }

    @Test
    void thePageChangesIt() {
        post("true", "15", "KEEP").expectStatus().isSeeOther().expectHeader().location("/schedule");
        show().expectBody()
                .jsonPath("$.intervalMinutes")
                .isEqualTo(15)
                .jsonPath("$.variantGone")
                .isEqualTo("KEEP");
        post("", "15", "ZERO").expectStatus().isSeeOther();
        assertThat(page()).contains("Off: nothing runs by itself.", "Nothing runs by itself");
    }

    @Test
    void thePageKeepsWhatWasTypedAndSaysWhatIsWrongBesideIt() {
        for (String typed : new String[] {"often<b>", "0", "99999999999"}) {
            String page = post("", typed, "KEEP")
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            assertThat(page)
                    .contains("value=\"" + typed.replace("<", "&lt;").replace(">", "&gt;") + "\"")
                    .contains("aria-invalid=\"true\"", "must be")
                    .contains("Every hour, at :00 UTC.");
        }
        show().expectBody().jsonPath("$.intervalMinutes").isEqualTo(60);
    }

    private String since() {
        return admin.database()
                .sql("select since from admin.settings")
                .mapValue(Instant.class)
                .one()
                .map(Instant::toString)
                .block(AdminService.PATIENCE);
    }

    private long audited() {
        return admin.database()
                .sql("select count(*) from admin.audit where action = 'schedule.changed' and actor = 'api-token'")
                .mapValue(Long.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private ResponseSpec post(String enabled, String minutes, String gone) {
        return admin.web()
                .post()
                .uri("/schedule")
                .body(BodyInserters.fromFormData("enabled", enabled)
                        .with("intervalMinutes", minutes)
                        .with("variantGone", gone))
                .exchange();
    }

    private String page() {
        return admin.web()
                .get()
                .uri("/schedule")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private ResponseSpec put(Map<String, Object> body) {
        return admin.web().put().uri("/api/v1/schedule").bodyValue(body).exchange();
    }

    private ResponseSpec show() {
        return admin.web().get().uri("/api/v1/schedule").exchange();
    }

    private ResponseSpec tick(HttpMethod method) {
        return admin.anonymous()
                .method(method)
                .uri("/api/cron/inventory-sync")
                .header("Authorization", "Bearer " + AdminService.CRON_SECRET)
                .exchange();
    }
}
