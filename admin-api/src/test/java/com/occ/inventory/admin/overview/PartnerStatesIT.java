package com.occ.inventory.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.MessageJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import tools.jackson.databind.JsonNode;

class PartnerStatesIT {
    private static final Counts COUNTS = new Counts(30, 2, 28, 0, 0, 0, 0);

    private final AdminService admin = AdminService.shared();
    private final Instant now = admin.clock().instant().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void followsAPartnerFromItsFirstSyncOn() {
        admin.putPartner("state-a");
        state("state-a").jsonPath("$.status").isEqualTo("NEVER_SYNCED");

        UUID open = UUID.randomUUID();
        admin.publish(part(open, "state-a", PartnerSyncStatus.RUNNING, null, now));
        await().untilAsserted(() -> state("state-a").jsonPath("$.status").isEqualTo("RUNNING"));
        state("state-a").jsonPath("$.current.runId").isEqualTo(open.toString());

        admin.publish(
                part(open, "state-a", PartnerSyncStatus.SUCCEEDED, null, now), run(open, RunStatus.SUCCEEDED, now));
        await().untilAsserted(() -> state("state-a").jsonPath("$.status").isEqualTo("HEALTHY"));
        state("state-a")
                .jsonPath("$.lastSync.runId")
                .isEqualTo(open.toString())
                .jsonPath("$.lastSync.counts.applied")
                .isEqualTo(2)
                .jsonPath("$.freshness")
                .isEqualTo("FRESH")
                .jsonPath("$.nextRun")
                .isNotEmpty()
                .jsonPath("$.current")
                .isEmpty();

        UUID failing = UUID.randomUUID();
        Instant later = now.plusSeconds(60);
        admin.publish(
                part(failing, "state-a", PartnerSyncStatus.FAILED, PartnerFailure.TOKEN_INVALID, later),
                run(failing, RunStatus.FAILED, later));
        await().untilAsserted(() -> state("state-a").jsonPath("$.status").isEqualTo("ACTION_REQUIRED"));
        state("state-a")
                .jsonPath("$.cause.what")
                .isEqualTo("The store no longer accepts our access token.")
                .jsonPath("$.lastSync.message")
                .isEqualTo("in Shopify's words")
                .jsonPath("$.lastSync.requestId")
                .isEqualTo("r-1")
                .jsonPath("$.lastSuccess")
                .isNotEmpty();
    }

    /** Three failures after a success, a dry run and an item's run that do not count: in any order, and all twice. */
    @Test
    void doesNotDependOnTheOrderOfTheNews() {
        for (int order = 0; order < 4; order++) {
            String key = "order-" + order;
            admin.putPartner(key);
            List<Event> events = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                UUID id = UUID.randomUUID();
                Instant at = now.plusSeconds(n);
                boolean failed = n > 0;
                events.add(part(id, key, PartnerSyncStatus.RUNNING, null, at, 1));
                events.add(part(
                        id,
                        key,
                        failed ? PartnerSyncStatus.FAILED : PartnerSyncStatus.SUCCEEDED,
                        failed ? PartnerFailure.UNREACHABLE : null,
                        at));
                events.add(run(id, failed ? RunStatus.FAILED : RunStatus.SUCCEEDED, at));
            }
            UUID dry = UUID.randomUUID();
            UUID items = UUID.randomUUID();
            Instant last = now.plusSeconds(9);
            events.add(part(dry, key, PartnerSyncStatus.SUCCEEDED, null, last));
            events.add(run(dry, Mode.DRY, new Scope.All(), RunStatus.SUCCEEDED, last));
            events.add(part(items, key, PartnerSyncStatus.SUCCEEDED, null, last));
            events.add(run(items, Mode.APPLY, new Scope.Items(key, List.of(1L)), RunStatus.SUCCEEDED, last));
            Collections.shuffle(events, new Random(order));
            events.forEach(event -> admin.publishTwice(event));

            // What is published after them is taken after them.
            admin.putPartner(key + "-after");
            admin.publish(part(UUID.randomUUID(), key + "-after", PartnerSyncStatus.RUNNING, null, now));
            await().untilAsserted(
                            () -> state(key + "-after").jsonPath("$.status").isEqualTo("RUNNING"));
            state(key)
                    .jsonPath("$.cause.what")
                    .isEqualTo("The store has not answered in several runs in a row.")
                    .jsonPath("$.status")
                    .isEqualTo("ACTION_REQUIRED")
                    .jsonPath("$.lastSync.startedAt")
                    .isEqualTo(now.plusSeconds(3).toString())
                    .jsonPath("$.lastSuccess")
                    .isEqualTo(now.toString());
            assertThat(number("select failures from admin.partner_state where partner = '" + key + "'"))
                    .isEqualTo(3);
        }
    }

    @Test
    void listsFailuresFirstAndGoesOnBehindACursor() {
        for (String key :
                List.of("standing-a-well", "standing-b-well", "standing-c-lost", "standing-d-late", "standing-e-new")) {
            admin.putPartner(key);
        }
        UUID id = UUID.randomUUID();
        admin.publish(
                part(id, "standing-a-well", PartnerSyncStatus.SUCCEEDED, null, now),
                part(id, "standing-b-well", PartnerSyncStatus.SUCCEEDED, null, now),
                part(id, "standing-c-lost", PartnerSyncStatus.FAILED, PartnerFailure.SHOP_FROZEN, now),
                part(id, "standing-d-late", PartnerSyncStatus.FAILED, PartnerFailure.UNREACHABLE, now));
        admin.publish(run(id, RunStatus.PARTLY_FAILED, now, 4));
        await().untilAsserted(
                        () -> state("standing-d-late").jsonPath("$.status").isEqualTo("WILL_RECOVER"));

        List<String> keys = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = tree("/api/v1/partner-states?search=STANDING-&limit=2&cursor=" + next);
            page.path("items").forEach(item -> keys.add(item.path("key").asString()));
            next = page.path("next").isNull() ? null : page.path("next").asString();
        }
        assertThat(keys)
                .containsExactly(
                        "standing-c-lost", "standing-d-late", "standing-e-new", "standing-a-well", "standing-b-well");
    }

    @Test
    void aPartnerThatWasNotSyncedForLongStandsWithTheFailing() {
        admin.putPartner("overdue");
        Instant old = now.minus(Duration.ofDays(2));
        UUID id = UUID.randomUUID();
        admin.database()
                .sql("update admin.settings set since = :since")
                .bind("since", now.minus(Duration.ofDays(9)))
                .then()
                .block();
        admin.publish(part(id, "overdue", PartnerSyncStatus.SUCCEEDED, null, old), run(id, RunStatus.SUCCEEDED, old));

        await().untilAsserted(() -> state("overdue").jsonPath("$.status").isEqualTo("ACTION_REQUIRED"));
        state("overdue").jsonPath("$.freshness").isEqualTo("STALE");
        get("/api/v1/partner-states?limit=500")
                .jsonPath("$.items[?(@.key == 'overdue')].cause.what")
                .isEqualTo("No sync of it has ended for several intervals of the schedule.");
    }

    @Test
    void isMadeAgainFromTheHistoryAlone() {
        admin.putPartner("again");
        UUID id = UUID.randomUUID();
        admin.publish(
                part(id, "again", PartnerSyncStatus.FAILED, PartnerFailure.SHOP_LOCKED, now),
                run(id, RunStatus.FAILED, now));
        await().untilAsserted(() -> state("again").jsonPath("$.status").isEqualTo("ACTION_REQUIRED"));
        String before = rows();
        admin.database().sql("delete from admin.partner_state").then().block();

        admin.bean(PartnerStateProjection.class).rebuild().block(AdminService.PATIENCE);

        assertThat(rows()).isEqualTo(before).contains("SHOP_LOCKED");
    }

    @Test
    void saysThatThereIsNoSuchPartner() {
        admin.web()
                .get()
                .uri("/api/v1/partner-states/nobody")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private String rows() {
        return admin.database()
                .sql(
                        "select coalesce(string_agg(to_jsonb(s)::text, '\n' order by partner), '') from admin.partner_state s")
                .mapValue(String.class)
                .one()
                .block();
    }

    private int number(String sql) {
        return admin.database().sql(sql).mapValue(Integer.class).one().block();
    }

    private BodyContentSpec state(String key) {
        return get("/api/v1/partner-states/" + key);
    }

    private JsonNode tree(String uri) {
        return MessageJson.MAPPER.readTree(get(uri).returnResult().getResponseBody());
    }

    private BodyContentSpec get(String uri) {
        return admin.web().get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    private static PartnerSyncChanged part(
            UUID run, String partner, PartnerSyncStatus status, PartnerFailure failure, Instant at) {
        return part(run, partner, status, failure, at, status.terminal() ? 2 : 1);
    }

    private static PartnerSyncChanged part(
            UUID run, String partner, PartnerSyncStatus status, PartnerFailure failure, Instant at, long sequence) {
        return new PartnerSyncChanged(
                run,
                partner,
                sequence,
                status,
                null,
                failure,
                failure == null ? null : "in Shopify's words",
                failure == null ? null : "r-1",
                30,
                0,
                0,
                status.terminal() && failure == null ? COUNTS : Counts.ZERO,
                at,
                at,
                status.terminal() ? at : null);
    }

    private static RunChanged run(UUID id, RunStatus status, Instant at) {
        return run(id, status, at, 1);
    }

    private static RunChanged run(UUID id, RunStatus status, Instant at, int partners) {
        return new RunChanged(
                id,
                2,
                Trigger.SCHEDULE,
                null,
                Mode.APPLY,
                new Scope.All(),
                status,
                false,
                partners,
                partners,
                0,
                0,
                COUNTS,
                at,
                at);
    }

    private static RunChanged run(UUID id, Mode mode, Scope scope, RunStatus status, Instant at) {
        return new RunChanged(id, 2, Trigger.API, "x", mode, scope, status, false, 1, 1, 0, 0, COUNTS, at, at);
    }
}
