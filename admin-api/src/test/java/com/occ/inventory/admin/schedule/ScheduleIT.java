package com.occ.inventory.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SyncRequested;
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
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

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
