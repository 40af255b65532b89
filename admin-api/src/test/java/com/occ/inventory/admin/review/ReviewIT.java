package com.occ.inventory.admin.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.Forms;
import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.message.CatalogueLine;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.StoreCatalogue;
import com.occ.inventory.messaging.Inbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Two catalogues, read over the broker, become mappings; the test answers in the services' place. */
class ReviewIT {
    private static final String HEADER = "partner,partner_variant_id,store_inventory_item_id,sku\r\n";

    private static AdminService admin;

    @BeforeAll
    static void start() {
        admin = AdminService.with(Map.of("admin.questions.patience", "1s"));
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    private final Forms forms = new Forms(admin);

    @Test
    void readsComparesAndConfirms() {
        admin.putPartner("rev");
        admin.putPartner("other");
        admin.importMappings(HEADER + "other,1,905,X\r\n");
        assertThat(forms.page("/mappings/review?partner=rev")).contains("never asked", "Nothing to compare yet");

        EntityExchangeResult<String> asked = forms.post("/mappings/review/read", "partner", "rev");
        assertThat(asked.getResponseHeaders().getLocation()).hasToString("/mappings/review?partner=rev");
        answer(
                "rev",
                line(1, 11, "a 1", null),
                line(2, 12, null, "400"),
                line(3, 13, "dup", null),
                line(4, 14, "nothing", null),
                line(5, 15, "held", null),
                line(6, 16, "=1+1<script>alert(1)</script>", null),
                line(7, 17, "A7", null));
        answer(
                null,
                line(51, 901, "A1", null),
                line(52, 902, "z", "400"),
                line(53, 903, "dup", null),
                line(54, 904, "DUP", null),
                line(55, 905, "held", null),
                line(56, 906, "=1+1<script>alert(1)</script>", null),
                line(57, 907, "a7", null));

        overview("rev")
                .jsonPath("$.counts.MATCH")
                .isEqualTo(4)
                .jsonPath("$.counts.CONFLICT")
                .isEqualTo(1)
                .jsonPath("$.counts.DUPLICATE")
                .isEqualTo(1)
                .jsonPath("$.counts.UNMATCHED")
                .isEqualTo(1);
        String page = forms.page("/mappings/review?partner=rev");
        assertThat(page).contains("Map all 4", "Whole").doesNotContain("<script>alert");
        assertThat(forms.page("/mappings/review?partner=rev&state=CONFLICT"))
                .contains("already mapped to other, variant 1");
        assertThat(forms.page("/mappings/review?partner=rev&state=DUPLICATE"))
                .contains("its SKU is there once at the partner and twice at OCC");
        assertThat(forms.page("/mappings/edit?partner=rev&variant=3&sku=dup")).contains(">903<", ">904<");

        decide(page, "ignore", "variant", "7");
        decide(page, "confirm", "variant", "1");
        assertThat(forms.page("/mappings?partner=rev")).contains(">901<").doesNotContain(">907<");
        PartnerDocument document = admin.received(
                Inbox.CATALOGUE_OF_SCHEDULER,
                PartnerDocument.class,
                event -> event.key().equals("rev") && !event.lines().isEmpty());
        assertThat(document.lines()).hasSize(1);

        // four were seen, two are left: what was asked is not what would be done
        decide(page, "all");
        assertThat(forms.page("/mappings?partner=rev")).doesNotContain(">902<");
        decide(forms.page("/mappings/review?partner=rev"), "all");
        assertThat(forms.page("/mappings?partner=rev"))
                .contains(">902<", ">906<")
                .doesNotContain(">907<");

        decide(forms.page("/mappings/review?partner=rev&state=IGNORED"), "restore", "variant", "7");
        overview("rev").jsonPath("$.counts.MATCH").isEqualTo(1);
        assertThat(admin.database()
                        .sql("select string_agg(action, ' ' order by id) from admin.audit where subject = 'rev'")
                        .mapValue(String.class)
                        .one()
                        .block())
                .isEqualTo("partner.created review.ignored mappings.confirmed mappings.confirmed review.restored");
    }

    @Test
    void theApiDecidesLikewiseAndRefusesAnOldReview() {
        admin.putPartner("api");
        admin.web()
                .post()
                .uri("/api/v1/mappings/review/read")
                .bodyValue(Map.of("partner", "api"))
                .exchange()
                .expectStatus()
                .isAccepted();
        answer("api", line(1, 11, "api-1", null));
        answer(null, line(61, 961, "api-1", null));
        String review = (String) admin.web()
                .get()
                .uri("/api/v1/mappings/review?partner=api")
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("review");

        confirm(Map.of("partner", "api", "review", UUID.randomUUID(), "all", true, "expected", 1))
                .expectStatus()
                .isEqualTo(409);
        confirm(Map.of("partner", "api", "review", review, "all", true, "expected", 2))
                .expectStatus()
                .isEqualTo(409);
        confirm(Map.of("partner", "api", "review", review)).expectStatus().isBadRequest();
        confirm(Map.of("partner", "api", "review", review, "variants", List.of(1)))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.count")
                .isEqualTo(1);
    }

    @Test
    void saysWhoDidNotAnswer() {
        admin.putPartner("mute");
        forms.post("/mappings/review/read", "partner", "mute");
        admin.clock().advance(java.time.Duration.ofSeconds(2));

        assertThat(forms.page("/mappings/review?partner=mute"))
                .contains("no answer from partner-fetcher within 1 s: is it running?");
    }

    private void decide(String page, String decision, String... more) {
        String[] fields = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "partner", "rev",
                                "review", Forms.hidden(page, "review"),
                                "state", Forms.hidden(page, "state"),
                                "expected", Forms.hidden(page, "expected"),
                                "decision", decision),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        assertThat(forms.post("/mappings/review/decide", fields).getStatus().value())
                .isEqualTo(303);
    }

    private ResponseSpec confirm(Map<String, Object> body) {
        return admin.web()
                .post()
                .uri("/api/v1/mappings/review/confirm")
                .bodyValue(body)
                .exchange();
    }

    private org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec overview(String partner) {
        return admin.web()
                .get()
                .uri("/api/v1/mappings/review?partner={partner}", partner)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static void answer(String partner, CatalogueLine... lines) {
        Inbox inbox = partner == null ? Inbox.QUESTIONS_OF_UPDATER : Inbox.QUESTIONS_OF_FETCHER;
        UUID question = admin.received(
                        inbox, CatalogueAsked.class, asked -> java.util.Objects.equals(asked.partner(), partner))
                .questionId();
        UUID reading = UUID.randomUUID();
        admin.publish(
                new StoreCatalogue(question, reading, 0, false, List.of(), null),
                new StoreCatalogue(question, reading, 1, false, List.of(lines), null),
                new StoreCatalogue(question, reading, 2, true, List.of(), null));
        await().until(() -> admin.database()
                .sql("select answered_at is not null from admin.question where id = :id")
                .bind("id", question)
                .mapValue(Boolean.class)
                .one()
                .block());
    }

    private static CatalogueLine line(long variant, long item, String sku, String barcode) {
        return new CatalogueLine(variant, item, sku, barcode, "Title " + variant, true);
    }
}
