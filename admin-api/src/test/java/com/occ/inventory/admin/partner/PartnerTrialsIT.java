package com.occ.inventory.admin.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.Forms;
import com.occ.inventory.message.PartnerConnectionAsked;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.message.StoreLocation;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.secret.TokenCipher;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Tokens are tried before they are stored; the test answers in the fetcher's place. */
class PartnerTrialsIT {
    private static final TokenCipher CIPHER = new TokenCipher("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    private static AdminService admin;

    @BeforeAll
    static void start() {
        admin = AdminService.with(Map.of("admin.questions.patience", "10s"));
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    private final Forms forms = new Forms(admin);

    @Test
    void storesAPartnerWhoseTokenOpensItsStore() {
        ResponseSpec answer = answered("good", id -> described(id, "Good Coffee"), () -> put("good", "shpat_good"));

        answer.expectStatus().isCreated();
        assertThat(forms.page("/partners/good/edit")).contains("Good Coffee", "read_products", "Bar");
    }

    @Test
    void sendsTheTokenSealedAlone() {
        PartnerConnectionAsked[] asked = new PartnerConnectionAsked[1];
        answered(
                "secret",
                id -> described(id, "S"),
                () -> put("secret", "shpat_very_secret"),
                question -> asked[0] = question);

        String sealed = ((SealedToken.Permanent) asked[0].token()).accessToken();
        assertThat(sealed).doesNotContain("shpat_");
        assertThat(CIPHER.open(sealed, "secret", "secret.myshopify.com")).isEqualTo("shpat_very_secret");
    }

    @Test
    void refusesATokenThatDoesNotWorkWithTheReason() {
        answered(
                        "bad",
                        id -> failed(
                                id, PartnerFailure.ACCESS_DENIED, "the token lacks read_inventory: add this scope"),
                        () -> put("bad", "shpat_bad"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("accessToken")
                .jsonPath("$.errors[0].message")
                .isEqualTo("does not work: the token lacks read_inventory: add this scope");
        admin.web().get().uri("/api/v1/partners/bad").exchange().expectStatus().isNotFound();
    }

    @Test
    void asksAboutTheServiceWhenNobodyAnswers() {
        put("silent", "shpat_1")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .value(String.class, message -> assertThat(message)
                        .contains("no answer from partner-fetcher within 10 s: is it running?", "check=false"));
    }

    @Test
    void checksWhatIsStoredOrWhatIsSentAndChangesNothing() {
        admin.putPartner("checked");

        answered("checked", id -> described(id, "Checked"), () -> check("checked", Map.of()))
                .expectBody()
                .jsonPath("$.works")
                .isEqualTo(true)
                .jsonPath("$.locations[0].name")
                .isEqualTo("Bar");
        answered(
                        "checked",
                        id -> failed(id, PartnerFailure.TOKEN_INVALID, "access token refused"),
                        () -> check("checked", Map.of("accessToken", "shpat_new")))
                .expectBody()
                .jsonPath("$.works")
                .isEqualTo(false)
                .jsonPath("$.failure.kind")
                .isEqualTo("TOKEN_INVALID");
        check("nobody", Map.of()).expectStatus().isNotFound();
        admin.web()
                .get()
                .uri("/api/v1/partners/checked")
                .exchange()
                .expectBody()
                .jsonPath("$.credentials.version")
                .isEqualTo(1);
    }

    @Test
    void theFormKeepsWhatWasTypedButNoSecretAndSaysWhatIsWrongBesideTheField() {
        EntityExchangeResult<String> answer = answered(
                "typed",
                id -> failed(id, PartnerFailure.TOKEN_INVALID, "access token refused, revoked or wrong"),
                () -> add("typed", "<b>\"Typed\"</b>", "shpat_typed_secret"));

        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(answer.getResponseBody())
                .contains("does not work: access token refused", "typed.myshopify.com", "&lt;b&gt;&quot;Typed&quot;")
                .doesNotContain("shpat_typed_secret", "<b>\"Typed\"", "saveAnyway");
    }

    @Test
    void aPersonMaySaveAllTheSameWhenTheStoreIsUnreachableAndOnlyThen() {
        EntityExchangeResult<String> refused = answered(
                "far",
                id -> failed(id, PartnerFailure.UNREACHABLE, "far.myshopify.com did not answer"),
                () -> add("far", "Far", "shpat_far"));
        assertThat(refused.getResponseBody()).contains("could not be tried", "name=\"saveAnyway\"");

        EntityExchangeResult<String> wrong = answered(
                "far",
                id -> failed(id, PartnerFailure.TOKEN_INVALID, "refused"),
                () -> add("far", "Far", "shpat_far", "saveAnyway", "yes"));
        assertThat(wrong.getStatus().value()).isEqualTo(422);

        EntityExchangeResult<String> saved = answered(
                "far",
                id -> failed(id, PartnerFailure.UNREACHABLE, "far.myshopify.com did not answer"),
                () -> add("far", "Far", "shpat_far", "saveAnyway", "yes"));
        assertThat(saved.getStatus().value()).isEqualTo(303);
        assertThat(saved.getResponseHeaders().getLocation()).hasToString("/partners/far/edit");
    }

    @Test
    void choosesLocationsRenamesAndDeletesWithConfirmation() {
        admin.putPartner("edited");
        answered("edited", id -> described(id, "Edited"), () -> forms.post("/partners/edited/check"));

        EntityExchangeResult<String> none = forms.post(
                "/partners/edited/edit", "name", "New name", "shopDomain", "edited.myshopify.com", "stock", "chosen");
        assertThat(none.getStatus().value()).isEqualTo(422);
        assertThat(none.getResponseBody()).contains("choose at least one location", "New name");
        EntityExchangeResult<String> saved = forms.post(
                "/partners/edited/edit",
                "name",
                "New name",
                "shopDomain",
                "edited.myshopify.com",
                "stock",
                "chosen",
                "locations",
                "7");
        assertThat(saved.getStatus().value()).isEqualTo(303);
        admin.web()
                .get()
                .uri("/api/v1/partners/edited")
                .exchange()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("New name")
                .jsonPath("$.locations[0]")
                .isEqualTo("7")
                .jsonPath("$.credentials.version")
                .isEqualTo(1);

        assertThat(forms.post("/partners/edited/delete", "confirm", "yes").getResponseBody())
                .contains("type edited to delete it");
        assertThat(forms.post("/partners/edited/delete", "confirm", "edited")
                        .getResponseHeaders()
                        .getLocation())
                .hasToString("/partners");
        admin.web()
                .get()
                .uri("/api/v1/partners/edited")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(admin.database()
                        .sql("select string_agg(action, ' ' order by id) from admin.audit where subject = 'edited'")
                        .mapValue(String.class)
                        .one()
                        .block())
                .isEqualTo("partner.created partner.changed partner.deleted");
    }

    @Test
    void pagesHaveNoInlineScriptsOrStyles() {
        admin.putPartner("plain");
        for (String path : List.of("/partners/new", "/partners/plain/edit")) {
            assertThat(forms.page(path))
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("\\s(style|on[a-z]+)=");
        }
    }

    private EntityExchangeResult<String> add(String key, String name, String token, String... more) {
        String[] fields = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "key", key, "name", name, "shopDomain", key + ".myshopify.com", "accessToken", token),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        return forms.post("/partners/new", fields);
    }

    private ResponseSpec put(String key, String token) {
        return admin.web()
                .put()
                .uri("/api/v1/partners/{key}", key)
                .bodyValue(Map.of("name", key, "shopDomain", key + ".myshopify.com", "accessToken", token))
                .exchange();
    }

    private ResponseSpec check(String key, Map<String, Object> body) {
        return admin.web()
                .post()
                .uri("/api/v1/partners/{key}/check", key)
                .bodyValue(body)
                .exchange();
    }

    private static <T> T answered(String partner, Function<UUID, StoreDescribed> answer, Supplier<T> request) {
        return answered(partner, answer, request, question -> {});
    }

    private static <T> T answered(
            String partner,
            Function<UUID, StoreDescribed> answer,
            Supplier<T> request,
            java.util.function.Consumer<PartnerConnectionAsked> look) {
        CompletableFuture<T> asking = CompletableFuture.supplyAsync(request);
        PartnerConnectionAsked question =
                admin.received(Inbox.QUESTIONS_OF_FETCHER, PartnerConnectionAsked.class, asked -> asked.partner()
                        .equals(partner));
        look.accept(question);
        admin.publishTwice(answer.apply(question.questionId()));
        return asking.join();
    }

    private static StoreDescribed described(UUID question, String name) {
        return new StoreDescribed(
                question,
                name,
                List.of("read_inventory", "read_products"),
                List.of(),
                List.of(new StoreLocation(7, "Bar", true), new StoreLocation(9, "Cellar", false)),
                null);
    }

    private static StoreDescribed failed(UUID question, PartnerFailure kind, String message) {
        return new StoreDescribed(question, null, null, null, null, new QuestionFailure(kind, message, null));
    }
}
