package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.Inbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class SyncRunsIT {
    private final AdminService admin = AdminService.shared();

    @Test
    void storesARequestAndPublishesIt() {
        UUID[] id = new UUID[1];
        admin.web()
                .post()
                .uri("/api/v1/sync-runs")
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches("Location", "/api/v1/sync-runs/[0-9a-f-]{36}")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("REQUESTED")
                .jsonPath("$.id")
                .value(String.class, text -> id[0] = UUID.fromString(text));

        SyncRequested request = request(id[0]);
        assertThat(request.scope()).isEqualTo(new Scope.All());
        assertThat(request.mode()).isEqualTo(Mode.APPLY);
        assertThat(request.trigger()).isEqualTo(Trigger.API);
        admin.web()
                .get()
                .uri("/api/v1/sync-runs/{id}", id[0])
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("REQUESTED")
                .jsonPath("$.partners")
                .isEmpty();
    }

    @Test
    void startsWithTheKnownPartnersAndNamesTheUnknown() {
        admin.putPartner("run-a");
        UUID[] id = new UUID[1];

        post(Map.of("partners", List.of("run-a", "run-nobody"), "mode", "dry"))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.unknownPartners")
                .isEqualTo(List.of("run-nobody"))
                .jsonPath("$.mode")
                .isEqualTo("DRY")
                .jsonPath("$.id")
                .value(String.class, text -> id[0] = UUID.fromString(text));

        assertThat(request(id[0]).scope()).isEqualTo(new Scope.Partners(List.of("run-a", "run-nobody")));
    }

    @Test
    void startsNothingWhenNoPartnerExists() {
        post(Map.of("partners", List.of("run-x", "run-y")))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("run-x, run-y"));
    }

    @Test
    void takesSomeVariantsOfOnePartner() {
        admin.putPartner("run-items");
        admin.importMappings(
                "partner,partner_variant_id,store_inventory_item_id\nrun-items,8101,8201\nrun-items,8102,8202\n");
        UUID[] id = new UUID[1];

        post(Map.of("partner", "run-items", "variants", List.of(8101, "gid://shopify/ProductVariant/8102")))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.id")
                .value(String.class, text -> id[0] = UUID.fromString(text));

        assertThat(request(id[0]).scope()).isEqualTo(new Scope.Items("run-items", List.of(8101L, 8102L)));
        post(Map.of("partner", "run-items", "variants", List.of(1)))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void refusesWhatItCannotRead() {
        post(Map.of("mode", "SIDEWAYS"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The field mode must be one of [APPLY, DRY].");
        post(Map.of("partnrs", List.of())).expectStatus().isBadRequest();
        post(Map.of("partners", List.of())).expectStatus().isEqualTo(422);
        get("/api/v1/sync-runs/17").expectStatus().isBadRequest();
        get("/api/v1/sync-runs/" + UUID.randomUUID()).expectStatus().isNotFound();
        get("/api/v1/sync-runs/" + UUID.randomUUID() + "/items").expectStatus().isNotFound();
        get("/api/v1/sync-runs?status=GOOD").expectStatus().isBadRequest();
        get("/api/v1/sync-runs?limit=0").expectStatus().isBadRequest();
        get("/api/v1/sync-runs?cursor=nonsense").expectStatus().isBadRequest();
    }

    @Test
    void whatCouldNotBePublishedIsPublishedLater() {
        UUID id = UUID.randomUUID();
        admin.database()
                .sql(
                        """
                        insert into admin.run (id, trigger, mode, scope, request_published, status, counts, requested_at)
                        select :id, 'API', 'APPLY', '{"kind":"all"}', false, 'REQUESTED',
                          '{"received":0,"applied":0,"unchanged":0,"failed":0,"skipped":0,"superseded":0,"expired":0}',
                          now()
                        """)
                .bind("id", id)
                .then()
                .block();

        assertThat(request(id).scope()).isEqualTo(new Scope.All());
        await().untilAsserted(() -> assertThat(admin.database()
                        .sql("select request_published from admin.run where id = :id")
                        .bind("id", id)
                        .mapValue(Boolean.class)
                        .one()
                        .block())
                .isTrue());
    }

    private SyncRequested request(UUID id) {
        return admin.received(Inbox.SYNC_REQUESTS, SyncRequested.class, event -> event.requestId()
                .equals(id));
    }

    private ResponseSpec post(Map<String, Object> body) {
        return admin.web().post().uri("/api/v1/sync-runs").bodyValue(body).exchange();
    }

    private ResponseSpec get(String uri) {
        return admin.web().get().uri(uri).exchange();
    }
}
