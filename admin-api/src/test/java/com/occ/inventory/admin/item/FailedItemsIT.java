package com.occ.inventory.admin.item;

import static com.occ.inventory.admin.item.Told.change;
import static com.occ.inventory.admin.item.Told.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;

class FailedItemsIT {
    private final AdminService admin = AdminService.shared();

    @Test
    void groupsByCauseAndTellsOfEachItemWhatAPersonNeeds() {
        Told told = new Told(admin, "fail-a");
        told.maps(61_001, 61_003);
        told.fails(failure(61_001, "BUNDLE"), failure(61_002, "BUNDLE"), failure(61_003, "SOMETHING_NEW"));
        awaitOpen(told, 3);

        told.get("/api/v1/failed-items/causes?partner=fail-a")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].code")
                .isEqualTo("BUNDLE")
                .jsonPath("$.items[0].items")
                .isEqualTo(2)
                .jsonPath("$.items[0].partners")
                .isEqualTo(1)
                .jsonPath("$.items[0].advice")
                .isEqualTo(FailureAdvice.of("BUNDLE"));
        told.get("/api/v1/failed-items?partner=fail-a&search=sku-61001")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].sku")
                .isEqualTo("SKU-61001")
                .jsonPath("$.items[0].message")
                .isEqualTo("because of BUNDLE")
                .jsonPath("$.items[0].requestId")
                .isEqualTo("r-61001")
                .jsonPath("$.items[0].attempts")
                .isEqualTo(1)
                .jsonPath("$.items[0].mapped")
                .isEqualTo(true);
        told.fails(failure(61_001, "BUNDLE"));
        await().untilAsserted(() -> told.get("/api/v1/failed-items?partner=fail-a&search=61001")
                .expectBody()
                .jsonPath("$.items[0].attempts")
                .isEqualTo(2));

        String page = told.page("/failed-items?partner=fail-a");
        assertThat(page)
                .contains("SKU-61001", "because of BUNDLE", "r-61001", "Retry 2 items", "At 1 partner")
                .contains("2026", "Something new");
        assertThat(told.page("/failed-items?partner=fail-a&code=SOMETHING_NEW"))
                .contains("SKU-61003")
                .doesNotContain("SKU-61001");
        assertThat(told.page("/failed-items?partner=fail-nobody")).contains("Nothing matches");
    }

    @Test
    void triesOneAgainInARunOfItsOwn() {
        Told told = new Told(admin, "fail-one");
        told.maps(61_101, 61_102);
        told.fails(failure(61_101, "UNTRACKED"), failure(61_102, "UNTRACKED"));
        awaitOpen(told, 2);

        told.send("/failed-items/retry", "partner=fail-one&variant=61101&back=/failed-items%3Fpartner%3Dfail-one")
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/failed-items?partner=fail-one");

        SyncRequested request = requested("fail-one");
        assertThat(request.scope()).isEqualTo(new Scope.Items("fail-one", List.of(61_101L)));
        assertThat(request.mode()).isEqualTo(Mode.APPLY);
        assertThat(request.trigger()).isEqualTo(Trigger.MANUAL);
        assertThat(request.by()).isNotBlank();
        told.get("/api/v1/sync-runs/" + request.requestId()).expectStatus().isOk();
        told.get("/api/v1/failed-items?partner=fail-one&search=61101")
                .expectBody()
                .jsonPath("$.items[0].retry.run")
                .isEqualTo(request.requestId().toString());
        assertThat(told.page("/failed-items?partner=fail-one")).containsOnlyOnce("Retry asked for");
        assertThat(audited(told, "failed-items.retried", "fail-one/61101")).isEqualTo(1);
    }

    @Test
    void triesAllOfACauseAgainInBatchesThatAJobCanHold() {
        Told told = new Told(admin, "fail-all");
        int items = SyncJob.MAX_LINES + 2;
        told.maps(6_200_001, 6_200_000 + items);
        told.execute(
                """
                insert into admin.failed_item (partner, variant_id, store_item_id, code, dispatch, attempts, first_seen, last_seen)
                select 'fail-all', v, 900000000 + v, 'STORE_ITEM_MISSING', 1, 1, now(), now()
                from generate_series(6200001, 6200000 + %d) v
                union all select 'fail-all', 6299999, 1, 'STORE_ITEM_MISSING', 1, 1, now(), now()
                """
                        .formatted(items));

        told.post("/api/v1/failed-items/retry?code=STORE_ITEM_MISSING&partner=fail-all")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.items")
                .isEqualTo(items)
                .jsonPath("$.runs.length()")
                .isEqualTo(2);

        List<Long> variants = new ArrayList<>();
        SyncRequested first = requested("fail-all", null);
        for (SyncRequested request : List.of(first, requested("fail-all", first.requestId()))) {
            Scope.Items scope = (Scope.Items) request.scope();
            assertThat(scope.variantIds()).hasSizeLessThanOrEqualTo(SyncJob.MAX_LINES);
            assertThat(request.trigger()).isEqualTo(Trigger.API);
            variants.addAll(scope.variantIds());
        }
        assertThat(variants).hasSize(items).doesNotHaveDuplicates().doesNotContain(6_299_999L);
        assertThat(audited(told, "failed-items.retried", "STORE_ITEM_MISSING")).isEqualTo(1);
        assertThat(told.count(
                        "select count(*) from admin.failed_item where partner = 'fail-all' and retry_run is not null"))
                .isEqualTo(items);
    }

    @Test
    void staysDismissedWhileItFailsForTheSameCauseAndComesBackForAnother() {
        Told told = new Told(admin, "fail-dismiss");
        told.maps(61_301, 61_301);
        told.fails(failure(61_301, "BUNDLE"));
        awaitOpen(told, 1);
        told.send("/failed-items/dismiss", "partner=fail-dismiss&variant=61301")
                .expectStatus()
                .isSeeOther();
        assertThat(open(told)).isZero();
        assertThat(audited(told, "failed-items.dismissed", "fail-dismiss/61301"))
                .isEqualTo(1);
        told.get("/api/v1/failed-items?partner=fail-dismiss&state=dismissed")
                .expectBody()
                .jsonPath("$.items[0].dismissal.by")
                .isNotEmpty()
                .jsonPath("$.items[0].dismissal.at")
                .isNotEmpty();
        assertThat(told.page("/failed-items?partner=fail-dismiss&state=dismissed"))
                .contains("SKU-61301", "Dismissed by", "Open again");

        told.fails(failure(61_301, "BUNDLE"));
        await().untilAsserted(() -> assertThat(attempts(told)).isEqualTo(2));
        assertThat(open(told)).isZero();

        told.fails(failure(61_301, "UNTRACKED"));
        awaitOpen(told, 1);
        told.get("/api/v1/failed-items?partner=fail-dismiss")
                .expectBody()
                .jsonPath("$.items[0].code")
                .isEqualTo("UNTRACKED")
                .jsonPath("$.items[0].attempts")
                .isEqualTo(3)
                .jsonPath("$.items[0].dismissal")
                .isEmpty();
    }

    @Test
    void opensWhatWasDismissedByMistake() {
        Told told = new Told(admin, "fail-reopen");
        told.maps(61_401, 61_402);
        told.fails(failure(61_401, "FAIL_REOPEN"), failure(61_402, "FAIL_REOPEN"));
        awaitOpen(told, 2);
        told.post("/api/v1/failed-items/dismiss?code=FAIL_REOPEN")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isEqualTo(2);
        assertThat(open(told)).isZero();

        told.post("/api/v1/failed-items/fail-reopen/61401/reopen")
                .expectStatus()
                .isNoContent();
        assertThat(open(told)).isEqualTo(1);
        told.post("/api/v1/failed-items/fail-reopen/61401/reopen")
                .expectStatus()
                .isEqualTo(409);
        told.post("/api/v1/failed-items/fail-reopen/61402/dismiss")
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void resolvesByItselfWhenALaterSyncWritesTheItemOrFindsItRight() {
        Told told = new Told(admin, "fail-heal");
        told.maps(61_501, 61_502);
        told.fails(failure(61_501, "BUNDLE"), failure(61_502, "BUNDLE"));
        awaitOpen(told, 2);
        told.changes(Mode.DRY, change(61_501, 1, 2));
        told.changes(Mode.APPLY, change(61_501, 1, 2));
        awaitOpen(told, 1);

        told.ends(PartnerSyncStatus.SUCCEEDED, null, null, new Counts(2, 0, 2, 0, 0, 0, 0));
        awaitOpen(told, 0);
    }

    @Test
    void aRetryOfScopeItemsResolvesWhatItCoveredAndFoundRight() {
        Told told = new Told(admin, "fail-covered");
        told.maps(61_551, 61_552);
        told.fails(failure(61_551, "BUNDLE"), failure(61_552, "BUNDLE"));
        awaitOpen(told, 2);
        told.post("/api/v1/failed-items/fail-covered/61551/retry")
                .expectStatus()
                .isAccepted();
        UUID run = requested("fail-covered").requestId();

        told.ends(run, PartnerSyncStatus.SUCCEEDED, new Counts(1, 0, 1, 0, 0, 0, 0));
        awaitOpen(told, 1);
        told.get("/api/v1/failed-items?partner=fail-covered")
                .expectBody()
                .jsonPath("$.items[0].variantId")
                .isEqualTo(61_552);
    }

    @Test
    void endsWithTheMappingItCameFrom() {
        Told told = new Told(admin, "fail-unmapped");
        told.maps(61_601, 61_602);
        told.fails(failure(61_601, "VARIANT_DELETED"), failure(61_602, "VARIANT_DELETED"));
        awaitOpen(told, 2);
        told.maps(61_602, 61_602);
        assertThat(open(told)).isEqualTo(1);

        admin.web()
                .delete()
                .uri("/api/v1/partners/fail-unmapped")
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(open(told)).isZero();
    }

    @Test
    void pagesThroughAllOfThemOnce() {
        Told told = new Told(admin, "fail-pages");
        told.execute(
                """
                insert into admin.failed_item (partner, variant_id, store_item_id, code, dispatch, attempts, first_seen, last_seen)
                select 'fail-pages', v, v, 'BUNDLE', 1, 1, now() - v / 3 * interval '1 second', now()
                from generate_series(1, 25) v
                """);
        List<Object> seen = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, Object> page = told.get("/api/v1/failed-items?partner=fail-pages&limit=7&cursor=" + cursor)
                    .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                    .returnResult()
                    .getResponseBody();
            ((List<?>) page.get("items")).forEach(item -> seen.add(((Map<?, ?>) item).get("variantId")));
            cursor = (String) page.get("next");
        } while (cursor != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith(2).endsWith(24);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        Told told = new Told(admin, "fail-bad");
        told.get("/api/v1/failed-items?state=shut").expectStatus().isBadRequest();
        told.get("/api/v1/failed-items?cursor=shut").expectStatus().isBadRequest();
        told.get("/api/v1/failed-items?search=a%00b").expectStatus().isBadRequest();
        told.get("/api/v1/failed-items?search=" + "a".repeat(201))
                .expectStatus()
                .isBadRequest();
        told.post("/api/v1/failed-items/retry").expectStatus().isBadRequest();
        told.post("/api/v1/failed-items/retry?code=FAIL_NOBODY").expectStatus().isEqualTo(409);
        told.post("/api/v1/failed-items/fail-bad/x/retry").expectStatus().isBadRequest();
        told.post("/api/v1/failed-items/fail-bad/17/retry").expectStatus().isNotFound();
        told.send("/failed-items/retry", "").expectStatus().isBadRequest();
        told.maps(61_701, 61_701);
        told.fails(failure(61_701, "BUNDLE"));
        awaitOpen(told, 1);
        told.send("/failed-items/retry", "partner=fail-bad&variant=61701&back=//elsewhere.example/failed-items")
                .expectHeader()
                .location("/failed-items");
    }

    @Test
    void showsHostileTextsAsTexts() {
        Told told = new Told(admin, "fail-hostile");
        HostileText.put(told, 61_801);

        String page = told.page("/failed-items?partner=fail-hostile");
        HostileText.assertHarmless(page);
        HostileText.assertHarmless(told.page("/failed-items?search=" + HostileText.ENCODED));
        HostileText.assertHarmless(told.page("/failed-items?partner=fail-hostile&code=" + HostileText.ENCODED));
    }

    private SyncRequested requested(String partner) {
        return requested(partner, null);
    }

    /** @param known may come once more, as a request is published at least once */
    private SyncRequested requested(String partner, UUID known) {
        return admin.received(
                Inbox.SYNC_REQUESTS,
                SyncRequested.class,
                event -> event.scope() instanceof Scope.Items items
                        && items.partner().equals(partner)
                        && !event.requestId().equals(known));
    }

    private static void awaitOpen(Told told, long count) {
        await().untilAsserted(() -> assertThat(open(told)).isEqualTo(count));
    }

    private static long open(Told told) {
        return told.count("select count(*) from admin.failed_item where dismissed_at is null and partner = '"
                + told.partner + "'");
    }

    /** What is counted along is what a count would find. */
    @AfterEach
    void countsAreRight() {
        assertThat(
                        new Told(admin, "fail-count")
                                .count(
                                        """
                                select count(*) from (
                                  select partner, code, dismissed, items from admin.failed_count where items <> 0
                                  except select partner, code, dismissed_at is not null, count(*)
                                  from admin.failed_item group by 1, 2, 3) wrong
                                """))
                .isZero();
    }

    private static long attempts(Told told) {
        return told.count("select sum(attempts) from admin.failed_item where partner = '" + told.partner + "'");
    }

    private static long audited(Told told, String action, String subject) {
        return told.count(
                "select count(*) from admin.audit where action = '" + action + "' and subject = '" + subject + "'");
    }
}
