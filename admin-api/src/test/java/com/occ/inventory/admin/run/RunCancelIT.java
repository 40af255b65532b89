package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.message.WorkStopped;
import com.occ.inventory.messaging.Inbox;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

class RunCancelIT {
    private final AdminService admin = AdminService.shared();

    @Test
    void aRunIsCancellingAtOnceAndCancelledWhenTheSchedulerSaysSo() {
        UUID run = start("everything", null, null, "APPLY");

        cancel(run)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("CANCELLING");
        cancel(run).expectStatus().isAccepted();

        RunCancelRequested request =
                admin.received(Inbox.SYNC_REQUESTS, RunCancelRequested.class, event -> event.runId()
                        .equals(run));
        assertThat(request.by()).isEqualTo("api-token");
        changed(run, 1, RunStatus.RUNNING);
        changed(run, 2, RunStatus.CANCELLING);
        status(run, "CANCELLING");
        admin.publishTwice(
                new WorkStopped(run, List.of("somebody"), admin.clock().instant()));
        changed(run, 3, RunStatus.CANCELLED);
        changed(run, 2, RunStatus.CANCELLING);
        await().untilAsserted(() -> status(run, "CANCELLED"));
        cancel(run).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("CANCELLED");
        assertThat(audited(run)).isEqualTo("run.requested,run.cancelled");
    }

    @Test
    void aCancelledRunIsNotOverBeforeItsResultsAreIn() {
        UUID run = start("everything", null, null, "APPLY");
        cancel(run);
        admin.publish(event(run, 1, RunStatus.CANCELLED, 1));

        await().untilAsserted(() -> assertThat(admin.database()
                        .sql("select status from admin.run where id = :id")
                        .bind("id", run)
                        .mapValue(String.class)
                        .one()
                        .block(AdminService.PATIENCE))
                .isEqualTo("CANCELLED"));
        status(run, "CANCELLING");
    }

    @Test
    void aRunThatIsOverStaysAsItEnded() {
        UUID run = start("everything", null, null, "APPLY");
        changed(run, 1, RunStatus.SUCCEEDED);
        await().untilAsserted(() -> status(run, "SUCCEEDED"));

        cancel(run).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("SUCCEEDED");

        assertThat(audited(run)).isEqualTo("run.requested");
        cancel(UUID.randomUUID()).expectStatus().isNotFound();
        admin.web()
                .post()
                .uri("/api/v1/sync-runs/{id}/cancel", "never")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void saysWhoCancelledItAlsoAfterTheHistoryIsToldAgain() {
        UUID run = start("everything", null, null, "APPLY");
        view(run).jsonPath("$.cancel").isEmpty();
        assertThat(page(run)).doesNotContain("Cancelled by");
        cancel(run)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.cancel.by")
                .isEqualTo("api-token");
        assertThat(page(run)).containsSubsequence("Cancelled by", "api-token", "Waited");

        admin.database()
                .sql("delete from admin.run where id = :id")
                .bind("id", run)
                .then()
                .block(AdminService.PATIENCE);
        changed(run, 3, RunStatus.CANCELLED);

        await().untilAsserted(() -> status(run, "CANCELLED"));
        view(run)
                .jsonPath("$.cancel.by")
                .isEqualTo("api-token")
                .jsonPath("$.cancel.at")
                .isNotEmpty();
        admin.web()
                .get()
                .uri("/api/v1/sync-runs?status=CANCELLED&limit=500")
                .exchange()
                .expectBody()
                .jsonPath("$.items[?(@.id == '" + run + "')].cancel.by")
                .isEqualTo("api-token");
        assertThat(page(run)).containsSubsequence("Cancelled by", "api-token", "Waited");
    }

    @Test
    void aWishThatTheBrokerHasNotGotIsPublishedLater() {
        UUID run = start("everything", null, null, "APPLY");
        admin.database()
                .sql("insert into admin.run_cancel (run_id, requested_by, requested_at) values (:id, 'maria', now())")
                .bind("id", run)
                .then()
                .block(AdminService.PATIENCE);

        assertThat(admin.received(Inbox.SYNC_REQUESTS, RunCancelRequested.class, event -> event.runId()
                                .equals(run))
                        .by())
                .isEqualTo("maria");
    }

    @Test
    void pagesStartEverythingAPartnerOrAnItemAndDryRuns() {
        admin.putPartner("paged");
        admin.importMappings("partner,partner_variant_id,store_inventory_item_id\npaged,8801,8802\n")
                .expectStatus()
                .isOk();

        assertThat(request(start("everything", null, null, "DRY")).mode()).isEqualTo(Mode.DRY);
        assertThat(request(start("partner", "paged", null, "APPLY")).scope())
                .isEqualTo(new Scope.Partners(List.of("paged")));
        SyncRequested item = request(start("item", "paged", "8801", "APPLY"));
        assertThat(item.scope()).isEqualTo(new Scope.Items("paged", List.of(8801L)));
        assertThat(item.trigger()).isEqualTo(Trigger.MANUAL);
        assertThat(item.by()).isEqualTo("api-token");
        post("/sync", "scope", "item", "partner", "paged", "variant", "1")
                .expectStatus()
                .isEqualTo(422);
        post("/sync", "scope", "galaxy").expectStatus().isBadRequest();
    }

    @Test
    void aPageCancels() {
        UUID run = start("everything", null, null, "APPLY");

        post("/runs/" + run + "/cancel", "any", "thing")
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/runs/" + run);

        status(run, "CANCELLING");
    }

    private UUID start(String scope, String partner, String variant, String mode) {
        URI location = post(
                        "/sync",
                        "scope",
                        scope,
                        "partner",
                        partner == null ? "" : partner,
                        "variant",
                        variant == null ? "" : variant,
                        "mode",
                        mode)
                .expectStatus()
                .isSeeOther()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation();
        return UUID.fromString(location.getPath().substring("/runs/".length()));
    }

    private SyncRequested request(UUID run) {
        return admin.received(Inbox.SYNC_REQUESTS, SyncRequested.class, event -> event.requestId()
                .equals(run));
    }

    private ResponseSpec cancel(UUID run) {
        return admin.web().post().uri("/api/v1/sync-runs/{id}/cancel", run).exchange();
    }

    private void status(UUID run, String status) {
        view(run).jsonPath("$.status").isEqualTo(status);
    }

    private BodyContentSpec view(UUID run) {
        return admin.web().get().uri("/api/v1/sync-runs/{id}", run).exchange().expectBody();
    }

    private String page(UUID run) {
        return admin.web()
                .get()
                .uri("/runs/{id}", run)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private void changed(UUID run, long sequence, RunStatus status) {
        admin.publish(event(run, sequence, status, 0));
    }

    private RunChanged event(UUID run, long sequence, RunStatus status, int pages) {
        Instant now = admin.clock().instant();
        return new RunChanged(
                run,
                sequence,
                Trigger.MANUAL,
                "api-token",
                Mode.APPLY,
                new Scope.All(),
                status,
                false,
                0,
                0,
                0,
                pages,
                Counts.ZERO,
                now,
                status.terminal() ? now : null);
    }

    private String audited(UUID run) {
        return admin.database()
                .sql("select string_agg(action, ',' order by id) from admin.audit where subject = :subject")
                .bind("subject", run.toString())
                .mapValue(String.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private ResponseSpec post(String path, String... fields) {
        BodyInserters.FormInserter<String> form = BodyInserters.fromFormData(fields[0], fields[1]);
        for (int field = 2; field < fields.length; field += 2) {
            form = form.with(fields[field], fields[field + 1]);
        }
        return admin.web().post().uri(path).body(form).exchange();
    }
}
