package com.occ.inventory.admin.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.message.ControlApplied;
import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.TestBroker;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

class ControlIT {
    private static AdminService admin;

    @BeforeAll
    static void start() {
        admin = AdminService.on(TestBroker.any());
        for (String key : new String[] {"north", "south", "west"}) {
            admin.putPartner(key);
        }
        admin.importMappings(
                        """
                        partner,partner_variant_id,store_inventory_item_id
                        north,11,111
                        north,12,112
                        south,21,121
                        """)
                .expectStatus()
                .isOk();
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    /** What a test that failed left paused is no other's trouble. */
    @BeforeEach
    void resume() {
        for (String what : new String[] {"everything", "partners/north", "partners/south"}) {
            delete(what).expectStatus().isNoContent();
        }
    }

    @Test
    void everythingIsPausingUntilTheUpdaterKeepsToIt() {
        long before = lastAudit();
        admin.clock().set(Instant.parse("2026-11-22T10:00:00Z"));
        put("everything", "stock-taking")
                .jsonPath("$.scope")
                .isEqualTo("EVERYTHING")
                .jsonPath("$.state")
                .isEqualTo("PAUSING")
                .jsonPath("$.reason")
                .isEqualTo("stock-taking")
                .jsonPath("$.by")
                .isEqualTo("api-token")
                .jsonPath("$.since")
                .isEqualTo("2026-11-22T10:00:00Z");
        long epoch = published(ControlChanged::everything).epoch();

        ControlApplied older = applied(epoch - 1);
        admin.publish(older, older);
        put("everything", "another reason")
                .jsonPath("$.state")
                .isEqualTo("PAUSING")
                .jsonPath("$.reason")
                .isEqualTo("stock-taking");
        assertThat(epoch()).as("pausing again changes nothing").isEqualTo(epoch);

        admin.publishTwice(applied(epoch));
        admin.publish(older);
        await().untilAsserted(() -> show().jsonPath("$.everything.state").isEqualTo("PAUSED"));

        delete("everything").expectStatus().isNoContent();
        delete("everything").expectStatus().isNoContent();
        assertThat(published(event -> event.epoch() > epoch).everything()).isFalse();
        show().jsonPath("$.everything").isEmpty();
        assertThat(audited("everything", before)).isEqualTo("control.paused,control.resumed");
    }

    @Test
    void aPartnersPauseIsTheSameWhicheverWayItIsAskedFor() {
        long before = lastAudit();
        put("partners/south", "their stocktaking");
        published(event -> event.partners().contains("south"));
        assertThat(admin.received(
                                Inbox.CATALOGUE_OF_SCHEDULER,
                                PartnerDocument.class,
                                event -> event.key().equals("south") && event.paused())
                        .lines())
                .hasSize(1);
        partner("south")
                .jsonPath("$.paused")
                .isEqualTo(true)
                .jsonPath("$.pauseState")
                .isEqualTo("PAUSING");

        putPartner("south", false);
        show().jsonPath("$.pauses[?(@.partner == 'south')]").isEmpty();
        putPartner("south", true);
        show().jsonPath("$.pauses[?(@.partner == 'south')].by").isEqualTo("api-token");
        put("partners/south", "again").jsonPath("$.reason").isEmpty();
        delete("partners/south").expectStatus().isNoContent();
        partner("south").jsonPath("$.paused").isEqualTo(false);
        assertThat(audited("south", before)).isEqualTo("control.paused,control.resumed,control.paused,control.resumed");
    }

    @Test
    void anItemIsPausedAloneAndStaysSoWhileItsMappingIsAway() {
        put("items/north/11", "recalled").jsonPath("$.variantId").isEqualTo(11);
        ControlChanged.Item item = new ControlChanged.Item("north", 11);
        ControlChanged change = published(
                event -> event.items().contains(item) && event.partners().isEmpty());
        assertThat(change.items()).containsExactly(item);

        admin.importMappings("partner,partner_variant_id,store_inventory_item_id\nnorth,12,112\n")
                .expectStatus()
                .isOk();
        show().jsonPath("$.items").isEqualTo(1);
        delete("items/north/11").expectStatus().isNoContent();
        delete("items/north/11").expectStatus().isNotFound();
        assertThat(published(event -> event.epoch() > change.epoch()).items()).isEmpty();
    }

    @Test
    void aPartnerThatIsDeletedTakesItsPausesAlong() {
        admin.importMappings("partner,partner_variant_id,store_inventory_item_id\nwest,31,131\n")
                .expectStatus()
                .isOk();
        put("items/west/31", "recalled");
        long epoch = published(event -> event.items().contains(new ControlChanged.Item("west", 31)))
                .epoch();

        admin.web()
                .delete()
                .uri("/api/v1/partners/west")
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(published(event -> event.epoch() > epoch).items())
                .doesNotContain(new ControlChanged.Item("west", 31));
    }

    @Test
    void saysWhatItCannotPause() {
        request(HttpMethod.PUT, "partners/nobody", "why")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("No partner has the key nobody.");
        request(HttpMethod.PUT, "items/north/99", "why")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Partner north has no mapping of variant 99.");
        request(HttpMethod.PUT, "items/north/eleven", "why").expectStatus().isBadRequest();
        request(HttpMethod.PUT, "everything", " ")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("reason");
        request(HttpMethod.PUT, "everything", "x".repeat(201)).expectStatus().isEqualTo(422);
        delete("partners/nobody").expectStatus().isNotFound();
    }

    @Test
    void aReaderThatAsksGetsTheWholeControlState() {
        put("items/north/12", "recalled");
        admin.drain(Inbox.CATALOGUE_OF_UPDATER);

        admin.publish(new CatalogueRequested("updater"));

        ControlChanged replayed = published(event -> true);
        assertThat(replayed.items()).contains(new ControlChanged.Item("north", 12));
        assertThat(admin.received(Inbox.CATALOGUE_OF_UPDATER, CatalogueComplete.class, event -> true)
                        .controlEpoch())
                .isEqualTo(replayed.epoch());
        delete("items/north/12").expectStatus().isNoContent();
    }

    @Test
    void pagesPauseAndResumeAndLeadBackToWhereTheyWere() {
        post("/control/pause", "scope", "partner", "partner", "north", "reason", "<b>why</b>", "back", "/schedule")
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/schedule");
        partner("north").jsonPath("$.paused").isEqualTo(true);
        show().jsonPath("$.pauses[?(@.partner == 'north')].reason").isEqualTo("<b>why</b>");
        post("/control/resume", "scope", "partner", "partner", "north", "back", "//evil.example")
                .expectHeader()
                .location("/");
        partner("north").jsonPath("$.paused").isEqualTo(false);
    }

    @Test
    void everyPageSaysThatEverythingIsPaused() {
        assertThat(page("/schedule")).contains("Pause everything").doesNotContain("Resume<span");
        post("/control/pause", "scope", "everything", "reason", "<b>why</b>", "back", "/schedule");

        assertThat(page("/schedule"))
                .contains(
                        "Resume<span class=\"wide\"> everything",
                        "Pausing…",
                        "&lt;b&gt;why&lt;/b&gt;",
                        "value=\"/schedule\"")
                .doesNotContain("<b>why");
        long epoch = published(ControlChanged::everything).epoch();
        admin.publish(applied(epoch));
        await().untilAsserted(() -> assertThat(page("/schedule")).contains("<strong>Paused</strong>"));
        post("/control/resume", "scope", "everything");
    }

    @Test
    void aPauseWithoutAReasonIsAskedForAgain() {
        String page = post(
                        "/control/pause", "scope", "partner", "partner", "north", "reason", "  ", "back", "/schedule")
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page).contains("Pause north", "say why", "aria-invalid=\"true\"", "value=\"/schedule\"");
        partner("north").jsonPath("$.paused").isEqualTo(false);
        assertThat(post("/control/pause", "scope", "partner", "partner", "north", "reason", "bell\u0007")
                        .expectStatus()
                        .isEqualTo(422)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .containsPattern("id=\"h-reason\"><span class=\"fault\">has line breaks or other control characters");
        request(HttpMethod.PUT, "partners/north", "zero\0byte")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("reason");
    }

    private static ControlApplied applied(long epoch) {
        return new ControlApplied(epoch, admin.clock().instant());
    }

    private static ControlChanged published(Predicate<ControlChanged> like) {
        return admin.received(Inbox.CATALOGUE_OF_UPDATER, ControlChanged.class, like);
    }

    private static long epoch() {
        return admin.database()
                .sql("select epoch from admin.control")
                .mapValue(Long.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static long lastAudit() {
        return admin.database()
                .sql("select coalesce(max(id), 0) from admin.audit")
                .mapValue(Long.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static String audited(String subject, long after) {
        return admin.database()
                .sql(
                        "select string_agg(action, ',' order by id) from admin.audit where action like 'control.%' and subject = :subject and id > :after")
                .bind("subject", subject)
                .bind("after", after)
                .mapValue(String.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static BodyContentSpec show() {
        return admin.web()
                .get()
                .uri("/api/v1/control")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static BodyContentSpec partner(String key) {
        return admin.web().get().uri("/api/v1/partners/{key}", key).exchange().expectBody();
    }

    private static void putPartner(String key, boolean paused) {
        admin.web()
                .put()
                .uri("/api/v1/partners/{key}", key)
                .bodyValue(Map.of("paused", paused))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static BodyContentSpec put(String what, String reason) {
        return request(HttpMethod.PUT, what, reason).expectStatus().isOk().expectBody();
    }

    private static ResponseSpec request(HttpMethod method, String what, String reason) {
        return admin.web()
                .method(method)
                .uri("/api/v1/control/pauses/" + what)
                .bodyValue(Map.of("reason", reason))
                .exchange();
    }

    private static ResponseSpec delete(String what) {
        return admin.web().delete().uri("/api/v1/control/pauses/" + what).exchange();
    }

    private static ResponseSpec post(String path, String... fields) {
        BodyInserters.FormInserter<String> form = BodyInserters.fromFormData(fields[0], fields[1]);
        for (int field = 2; field < fields.length; field += 2) {
            form = form.with(fields[field], fields[field + 1]);
        }
        return admin.web().post().uri(path).body(form).exchange();
    }

    private static String page(String path) {
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
}
