package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventoryApplied.Change;
import com.occ.inventory.message.InventoryApplied.Failure;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class RunPagesIT {
    private static final AtomicLong DISPATCHES = new AtomicLong(700_000);

    private final AdminService admin = AdminService.shared();
    private final Instant now = admin.clock().instant();

    @Test
    void aRunIsOverWhenItsPartnersAreToo() {
        UUID run = UUID.randomUUID();
        admin.publish(run(run, Mode.APPLY, RunStatus.FAILED, 2, 0, now));
        admin.publish(part(run, "over-a", PartnerSyncStatus.FAILED, PartnerFailure.UNREACHABLE, 1));
        admin.publish(part(run, "over-b", PartnerSyncStatus.RUNNING, null, 2));

        await().untilAsserted(() -> show(run).jsonPath("$.partners.length()").isEqualTo(2));
        show(run)
                .jsonPath("$.status")
                .isEqualTo("RUNNING")
                .jsonPath("$.finishedAt")
                .isEmpty();
        list("status=RUNNING&partner=over-a").jsonPath("$.items.length()").isEqualTo(1);
        list("status=FAILED&partner=over-a").jsonPath("$.items").isEmpty();

        admin.publish(part(run, "over-b", PartnerSyncStatus.FAILED, PartnerFailure.UNREACHABLE, 2));
        await().untilAsserted(() -> show(run).jsonPath("$.status").isEqualTo("FAILED"));
        list("status=FAILED&partner=over-a").jsonPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void doesNotWaitForeverForWhatIsMissing() {
        UUID run = UUID.randomUUID();
        admin.publish(run(run, Mode.APPLY, RunStatus.SUCCEEDED, 2, 3, now.minus(Duration.ofMinutes(6))));

        await().untilAsserted(() -> admin.web()
                .get()
                .uri("/api/v1/sync-runs/" + run)
                .exchange()
                .expectStatus()
                .isOk());
        show(run).jsonPath("$.status").isEqualTo("SUCCEEDED");
    }

    @Test
    void filtersByTimeAndKeepsTheFilterInTheAddress() {
        Instant day = Instant.parse("2019-03-04T12:00:00Z");
        List<UUID> runs = new ArrayList<>();
        for (int hour = 0; hour < 3; hour++) {
            UUID run = UUID.randomUUID();
            runs.add(run);
            admin.publish(run(run, Mode.APPLY, RunStatus.SUCCEEDED, 0, 0, day.plus(Duration.ofHours(hour))));
        }
        await().untilAsserted(() -> list("from=2019-03-04&to=2019-03-04")
                .jsonPath("$.items.length()")
                .isEqualTo(3));
        list("from=2019-03-04T13:00:00Z&to=2019-03-04T14:00:00Z")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(runs.get(1).toString());
        list("to=2019-03-03").jsonPath("$.items").isEmpty();

        String page = page("/runs?status=SUCCEEDED&trigger=SCHEDULE&from=2019-03-04&to=2019-03-04");
        assertThat(page)
                .contains(
                        runs.get(0).toString(),
                        "value=\"2019-03-04\"",
                        "value=\"SUCCEEDED\" selected",
                        "data-live=\"runs\"");
        assertThat(page("/runs?from=2019-03-05&to=2019-03-05")).contains("No run matches");
        admin.web()
                .get()
                .uri("/api/v1/sync-runs?from=monday")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void showsWhatADryRunWouldDoAndThatNothingWasWritten() {
        UUID run = UUID.randomUUID();
        long dispatch = DISPATCHES.incrementAndGet();
        Counts counts = new Counts(3, 1, 1, 1, 0, 0, 0);
        admin.publish(new InventoryApplied(
                run,
                dispatch,
                "dry-a",
                0,
                Mode.DRY,
                counts,
                null,
                List.of(new Change(71, 81, 5, 4)),
                List.of(new Failure(72, 82, "VARIANT_DELETED", "<script>alert(1)</script>", "r-7")),
                now));
        admin.publish(part(run, "dry-a", PartnerSyncStatus.PARTLY_FAILED, null, dispatch, counts));
        admin.publish(run(run, Mode.DRY, RunStatus.PARTLY_FAILED, 1, 1, now));
        await().untilAsserted(() -> show(run).jsonPath("$.status").isEqualTo("PARTLY_FAILED"));

        String page = page("/runs/" + run);
        assertThat(page)
                .contains(
                        "Dry run: nothing was written.",
                        "What would change",
                        "Not written",
                        "<span>5</span> → <b>4</b>")
                .contains("Variant deleted", "&lt;script&gt;alert(1)&lt;/script&gt;", "r-7")
                .contains("id=\"summary\"", "id=\"partners\"", "id=\"items\"");
        assertThat(page("/runs/" + run + "?outcome=CHANGED")).doesNotContain("Variant deleted");
        assertThat(page("/runs/" + run + "?partner=somebody-else")).contains("No item matches");
    }

    @Test
    void tellsTheWaitForShopifysRateLimitAndNeverMoreThanTheWorkTook() {
        UUID run = UUID.randomUUID();
        long slow = DISPATCHES.incrementAndGet();
        long quick = DISPATCHES.incrementAndGet();
        long third = DISPATCHES.incrementAndGet();
        Counts counts = new Counts(1, 0, 1, 0, 0, 0, 0);
        admin.publishTwice(page(run, slow, "limit-slow", 0, 9_000L, 2_000L));
        admin.publish(page(run, slow, "limit-slow", 1, 500L, 10_000L));
        admin.publish(page(run, quick, "limit-quick", 0, null, null));
        admin.publish(page(run, third, "limit-third", 0, 4_000L, 11_000L));
        admin.publish(worked(part(run, "limit-slow", PartnerSyncStatus.SUCCEEDED, null, slow, counts), 10));
        admin.publish(part(run, "limit-quick", PartnerSyncStatus.SUCCEEDED, null, quick, counts));
        admin.publish(worked(part(run, "limit-third", PartnerSyncStatus.SUCCEEDED, null, third, counts), 30));
        admin.publish(run(run, Mode.APPLY, RunStatus.SUCCEEDED, 3, 4, now));
        await().untilAsserted(() -> show(run).jsonPath("$.status").isEqualTo("SUCCEEDED"));

        show(run)
                .jsonPath("$.rateLimitWait.partnerMillis")
                .isEqualTo(9_500)
                .jsonPath("$.rateLimitWait.storeMillis")
                .isEqualTo(11_000)
                .jsonPath("$.partners[?(@.partner == 'limit-slow')].rateLimitWait.storeMillis")
                .isEqualTo(10_000)
                .jsonPath("$.partners[?(@.partner == 'limit-quick')].rateLimitWait.storeMillis")
                .isEqualTo(null);
        get("/api/v1/sync-logs?partner=limit-slow")
                .jsonPath("$.items[0].rateLimitWait.partnerMillis")
                .isEqualTo(9_500);
        assertThat(page("/runs/" + run))
                .contains("9.5 s at partners&#39; stores, 11 s at OCC&#39;s", "the longest wait of a partner")
                .containsOnlyOnce(
                        ", of which waiting for Shopify&#39;s rate limit: 9.5 s at the partner&#39;s store, 10 s at OCC&#39;s, partly at the same time</span>");
        UUID silent = UUID.randomUUID();
        admin.publish(run(silent, Mode.APPLY, RunStatus.RUNNING, 1, 0, now));
        await().untilAsserted(() -> assertThat(page("/runs/" + silent)).contains("not told"));
    }

    private PartnerSyncChanged worked(PartnerSyncChanged part, int seconds) {
        return new PartnerSyncChanged(
                part.runId(),
                part.partner(),
                part.sequence(),
                part.status(),
                part.dispatch(),
                part.failure(),
                part.message(),
                part.requestId(),
                part.lines(),
                part.pages(),
                part.pagesDone(),
                part.counts(),
                part.requestedAt(),
                now.minusSeconds(seconds),
                now);
    }

    private InventoryApplied page(
            UUID run, long dispatch, String partner, int page, Long partnerWaited, Long storeWaited) {
        return new InventoryApplied(
                run,
                dispatch,
                partner,
                page,
                Mode.APPLY,
                new Counts(1, 0, 1, 0, 0, 0, 0),
                null,
                List.of(),
                List.of(),
                partnerWaited,
                storeWaited,
                null,
                now);
    }

    @Test
    void tellsCauseAndRemedyInRedOrAmber() {
        UUID run = UUID.randomUUID();
        admin.publish(part(run, "red", PartnerSyncStatus.FAILED, PartnerFailure.TOKEN_INVALID, 1));
        admin.publish(part(run, "amber", PartnerSyncStatus.FAILED, PartnerFailure.UNREACHABLE, 2));
        admin.publish(run(run, Mode.APPLY, RunStatus.FAILED, 2, 0, now));
        await().untilAsserted(() -> show(run).jsonPath("$.status").isEqualTo("FAILED"));

        String page = page("/runs/" + run);
        assertThat(page)
                .containsSubsequence("amber", "tone-warn\">Failed", "the next run tries again", "tone-bad\">Failed");
        assertThat(page).contains("The store no longer accepts our access token.", "in Shopify&#39;s words", "r-1");
    }

    @Test
    void pagesThePartnersOfALargeRunFailuresFirst() {
        UUID run = UUID.randomUUID();
        admin.database()
                .sql(
                        """
                        insert into admin.sync_log (run_id, partner, status, failure, lines, pages, pages_done, counts,
                          requested_at, started_at, finished_at, sequence)
                        select :run, 'large-' || to_char(n, 'FM0000'), case when n = 1100 then 'FAILED' else 'SUCCEEDED' end,
                          case when n = 1100 then 'SHOP_LOCKED' end, 1, 1, 1, cast(:counts as jsonb), :now, :now, :now, 1
                        from generate_series(1, 1200) n
                        """)
                .bind("run", run)
                .bind("now", now)
                .bind("counts", com.occ.inventory.admin.sql.Sql.json(Counts.ZERO))
                .then()
                .block();
        admin.publish(run(run, Mode.APPLY, RunStatus.PARTLY_FAILED, 1200, 0, now));
        await().untilAsserted(() -> show(run).jsonPath("$.status").isEqualTo("PARTLY_FAILED"));

        String page = page("/runs/" + run);
        assertThat(page).containsSubsequence("large-1100", "large-0001", "large-0049", "Next page");
        assertThat(page).doesNotContain("large-0050");
        show(run).jsonPath("$.partners.length()").isEqualTo(500);
        List<String> keys = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode part = tree("/api/v1/sync-runs/" + run + "/partners?limit=500&cursor=" + next);
            part.path("items").forEach(item -> keys.add(item.path("partner").asString()));
            next = part.path("next").isNull() ? null : part.path("next").asString();
        }
        assertThat(keys).hasSize(1200).doesNotHaveDuplicates().startsWith("large-1100", "large-0001");
    }

    @Test
    void tellsTheProgressOfARunUntilItsEnd() {
        UUID run = UUID.randomUUID();
        admin.publish(run(run, Mode.APPLY, RunStatus.RUNNING, 1, 0, now));
        await().untilAsserted(() -> admin.web()
                .get()
                .uri("/api/v1/sync-runs/" + run)
                .exchange()
                .expectStatus()
                .isOk());
        StepVerifier.create(admin.web()
                        .mutate()
                        .responseTimeout(Duration.ofMinutes(1))
                        .build()
                        .get()
                        .uri("/api/v1/sync-runs/" + run + "/events")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                        .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                        .getResponseBody()
                        .filter(event -> event.data() != null))
                .assertNext(event -> {
                    assertThat(event.event()).isEqualTo("run");
                    assertThat(event.data().at("/status").asString()).isEqualTo("RUNNING");
                })
                .then(() -> {
                    admin.publish(part(run, "told", PartnerSyncStatus.SUCCEEDED, null, 1));
                    admin.publish(run(run, Mode.APPLY, RunStatus.SUCCEEDED, 1, 0, now));
                })
                .thenConsumeWhile(event -> event.data().at("/status").asString().equals("RUNNING"))
                .assertNext(event ->
                        assertThat(event.data().at("/status").asString()).isEqualTo("SUCCEEDED"))
                .expectComplete()
                .verify(AdminService.PATIENCE);
        admin.web()
                .get()
                .uri("/api/v1/sync-runs/" + UUID.randomUUID() + "/events")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private BodyContentSpec show(UUID run) {
        return get("/api/v1/sync-runs/" + run);
    }

    private BodyContentSpec list(String query) {
        return get("/api/v1/sync-runs?limit=500&" + query);
    }

    private JsonNode tree(String uri) {
        return MessageJson.MAPPER.readTree(get(uri).returnResult().getResponseBody());
    }

    private BodyContentSpec get(String uri) {
        return admin.web().get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    private String page(String path) {
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

    private static RunChanged run(UUID id, Mode mode, RunStatus status, int partners, int pages, Instant at) {
        boolean over = status.terminal();
        return new RunChanged(
                id,
                over ? 2 : 1,
                Trigger.SCHEDULE,
                null,
                mode,
                new Scope.All(),
                status,
                false,
                partners,
                over ? partners : 0,
                0,
                pages,
                Counts.ZERO,
                at,
                over ? at : null);
    }

    private PartnerSyncChanged part(
            UUID run, String partner, PartnerSyncStatus status, PartnerFailure failure, long dispatch) {
        return part(run, partner, status, failure, -dispatch, Counts.ZERO);
    }

    private PartnerSyncChanged part(
            UUID run, String partner, PartnerSyncStatus status, PartnerFailure failure, long dispatch, Counts counts) {
        boolean over = status.terminal();
        return new PartnerSyncChanged(
                run,
                partner,
                over ? 2 : 1,
                status,
                dispatch,
                failure,
                failure == null ? null : "in Shopify's words",
                failure == null ? null : "r-1",
                3,
                1,
                0,
                counts,
                now,
                now,
                over ? now : null);
    }
}
