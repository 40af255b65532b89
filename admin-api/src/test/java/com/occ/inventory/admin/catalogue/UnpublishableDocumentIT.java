package com.occ.inventory.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A partner whose document is larger than the broker takes: its own trouble, which people see and no run waits for. */
class UnpublishableDocumentIT {
    private static final int SMALL = 20_000;
    private static final int AS_SHIPPED = 134_217_728;
    private static TestBroker broker;
    private static AdminService admin;

    @BeforeAll
    static void start() {
        broker = TestBroker.rabbit();
        broker.limitMessages(SMALL);
        admin = AdminService.on(broker);
        admin.putPartner("small");
        admin.putPartner("large");
        admin.putPartner("odd");
    }

    @AfterAll
    static void stop() {
        if (admin != null) {
            admin.close();
            broker.limitMessages(AS_SHIPPED);
        }
    }

    @Test
    void peopleSeeItAndNoRunWaitsForItForLong() {
        admin.importMappings("partner,partner_variant_id,store_inventory_item_id,sku\n"
                + IntStream.range(1, 500)
                        .mapToObj(n -> "large," + n + "," + n + "," + "s".repeat(60))
                        .collect(Collectors.joining("\n")));
        eventually().untilAsserted(() -> admin.web()
                .get()
                .uri("/api/v1/partners/large")
                .exchange()
                .expectBody()
                .jsonPath("$.late.why")
                .value(String.class, why -> assertThat(why).startsWith("it is larger than the broker takes.")));
        assertThat(text("/api/v1/system")).contains("What was changed of partner large has not reached the services");
        assertThat(page("/partners/large"))
                .contains("have not reached the services", "Set RabbitMQ&#39;s max_message_size");
        assertThat(page("/partners/small")).doesNotContain("have not reached the services");

        UUID ofAll = request(Map.of());
        UUID ofSmall = request(Map.of("partners", List.of("small")));
        assertThat(received(ofSmall).catalogue()).isEqualTo(sumOfPublished());
        assertThat(published(ofAll)).as("it may yet be published").isFalse();

        admin.clock().advance(Duration.ofSeconds(31));
        assertThat(received(ofAll).catalogue()).isEqualTo(sumOfPublished());
        eventually().until(() -> published(ofAll));
        admin.web()
                .get()
                .uri("/api/v1/sync-runs/{id}", ofAll)
                .exchange()
                .expectBody()
                .jsonPath("$.outdatedPartners[0]")
                .isEqualTo("large");
        assertThat(page("/runs/" + ofAll)).contains("Went on with older settings");
        assertThat(page("/runs/" + ofSmall)).doesNotContain("Went on with older settings");

        admin.publish(new CatalogueRequested("updater"));
        assertThat(admin.received(Inbox.CATALOGUE_OF_UPDATER, CatalogueComplete.class, event -> event.service()
                                .equals("updater"))
                        .partners())
                .as("a reader is complete without it")
                .isEqualTo(2);
        UUID ofNewReader = request(Map.of("partners", List.of("small")));
        assertThat(received(ofNewReader).catalogue())
                .as("nor is it promised what the reader has not got")
                .isEqualTo(admin.versionOf("small") + admin.versionOf("odd"));

        broker.limitMessages(AS_SHIPPED);
        eventually().untilAsserted(() -> admin.web()
                .get()
                .uri("/api/v1/partners/large")
                .exchange()
                .expectBody()
                .jsonPath("$.late")
                .isEmpty());
        assertThat(text("/api/v1/system")).doesNotContain("has not reached the services");
        UUID later = request(Map.of());
        received(later);
        eventually().until(() -> published(later));
        assertThat(page("/runs/" + later)).doesNotContain("Went on with older settings");
    }

    /** Something else than the broker: here nobody can read it. */
    @Test
    void noRequestWaitsForEverForWhatIsNeverPublished() {
        locations("array[null]::bigint[]");
        UUID run = request(Map.of("partners", List.of("odd")));
        eventually().during(Duration.ofSeconds(2)).until(() -> !published(run));

        admin.clock().advance(Duration.ofSeconds(31));
        assertThat(received(run).catalogue()).isEqualTo(sumOfPublished());
        eventually().until(() -> published(run));
        assertThat(page("/runs/" + run)).contains("Went on with older settings");
        locations("array[]::bigint[]");
        eventually().until(() -> admin.database()
                .sql("select published_version = version from admin.partner where key = 'odd'")
                .mapValue(Boolean.class)
                .one()
                .block(AdminService.PATIENCE));
    }

    private static void locations(String value) {
        admin.database()
                .sql("update admin.partner set version = version + 1, locations = " + value + " where key = 'odd'")
                .then()
                .block(AdminService.PATIENCE);
    }

    /** A thread of Spring's may die of the channel that the broker closes. */
    private static ConditionFactory eventually() {
        return await().atMost(AdminService.PATIENCE).dontCatchUncaughtExceptions();
    }

    private static UUID request(Map<String, ?> scope) {
        String location = admin.web()
                .post()
                .uri("/api/v1/sync-runs")
                .bodyValue(scope)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .exists("Location")
                .returnResult(String.class)
                .getResponseHeaders()
                .getFirst("Location");
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private static SyncRequested received(UUID run) {
        return admin.received(Inbox.SYNC_REQUESTS, SyncRequested.class, event -> event.requestId()
                .equals(run));
    }

    private static boolean published(UUID run) {
        return admin.database()
                .sql("select request_published from admin.run where id = :id")
                .bind("id", run)
                .mapValue(Boolean.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static long sumOfPublished() {
        return admin.database()
                .sql("select sum(published_version)::bigint from admin.partner")
                .mapValue(Long.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static String text(String path) {
        return admin.web()
                .get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static String page(String path) {
        return admin.browserAs(Role.VIEWER)
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
