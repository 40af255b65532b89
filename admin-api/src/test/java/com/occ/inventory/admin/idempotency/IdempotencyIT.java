package com.occ.inventory.admin.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Two instances on one database. */
class IdempotencyIT {
    private static final String EVERYTHING = "{}";
    private static final String DRY = "{\"mode\":\"DRY\"}";
    private static AdminService one;
    private static AdminService other;

    @BeforeAll
    static void start() {
        Map<String, String> database = TestDatabase.fresh().springProperties();
        one = AdminService.with(database);
        other = AdminService.with(database);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void answersTheSameAgainAndDoesNothingAgainOnAnyInstance() {
        String key = key();
        EntityExchangeResult<byte[]> first = run(one, key, EVERYTHING);
        long runs = runs();
        EntityExchangeResult<byte[]> again = run(one, key, EVERYTHING);
        EntityExchangeResult<byte[]> elsewhere = run(other, key, EVERYTHING);

        assertThat(first.getStatus().value()).isEqualTo(202);
        assertThat(first.getResponseHeaders().getFirst("Idempotency-Replayed")).isNull();
        for (EntityExchangeResult<byte[]> repeated : List.of(again, elsewhere)) {
            assertThat(repeated.getStatus()).isEqualTo(first.getStatus());
            assertThat(repeated.getResponseBody()).isEqualTo(first.getResponseBody());
            assertThat(repeated.getResponseHeaders().getLocation())
                    .isEqualTo(first.getResponseHeaders().getLocation())
                    .isNotNull();
            assertThat(repeated.getResponseHeaders().getContentType())
                    .isEqualTo(first.getResponseHeaders().getContentType());
            assertThat(repeated.getResponseHeaders().getFirst("Idempotency-Replayed"))
                    .isEqualTo("true");
        }
        assertThat(runs()).isEqualTo(runs);
    }

    @Test
    void withoutAKeyEveryRequestIsItsOwn() {
        long runs = runs();
        run(one, null, EVERYTHING);
        run(one, null, EVERYTHING);

        assertThat(runs()).isEqualTo(runs + 2);
    }

    @Test
    void refusesTheKeyForAnotherBodyOrAddress() {
        String key = key();
        run(one, key, EVERYTHING);
        long runs = runs();

        assertThat(run(other, key, DRY).getStatus().value()).isEqualTo(422);
        assertThat(one.web()
                        .post()
                        .uri("/api/v1/dead-letters/replay?queue=sync.jobs")
                        .header("Idempotency-Key", key)
                        .bodyValue(EVERYTHING)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value())
                .isEqualTo(422);
        assertThat(runs()).isEqualTo(runs);
    }

    @Test
    void ofManyAtOnceOneIsDone() {
        String key = key();
        long runs = runs();

        List<EntityExchangeResult<byte[]>> answers = Flux.fromStream(
                        IntStream.range(0, 16).boxed())
                .flatMap(
                        i -> Mono.fromCallable(() -> run(i % 2 == 0 ? one : other, key, EVERYTHING))
                                .subscribeOn(Schedulers.boundedElastic()),
                        16)
                .collectList()
                .block(AdminService.PATIENCE);

        assertThat(runs()).isEqualTo(runs + 1);
        assertThat(answers).allMatch(answer -> List.of(202, 409)
                .contains(answer.getStatus().value()));
        assertThat(answers.stream()
                        .filter(answer -> answer.getStatus().value() == 202)
                        .map(answer -> answer.getResponseHeaders().getLocation())
                        .distinct())
                .hasSize(1);
        assertThat(run(one, key, EVERYTHING).getStatus().value()).isEqualTo(202);
        assertThat(runs()).isEqualTo(runs + 1);
    }

    @Test
    void anErrorGivesTheKeyBack() {
        String key = key();
        assertThat(run(one, key, "{\"partners\":[]}").getStatus().value()).isEqualTo(422);

        assertThat(run(one, key, EVERYTHING).getStatus().value()).isEqualTo(202);
    }

    /** An instance that dies between the run and its answer leaves a claim without an answer. */
    @Test
    void anotherInstanceTakesUpWhatWasAbandonedAndDoesNotDoItTwice() {
        String key = key();
        EntityExchangeResult<byte[]> first = run(one, key, EVERYTHING);
        sql("update admin.idempotency_key set status = null, sealed_body = null where key = '" + key + "'");
        long runs = runs();
        assertThat(run(other, key, EVERYTHING).getStatus().value()).isEqualTo(409);
        sql("update admin.idempotency_key set claimed_at = claimed_at - interval '2 minutes' where key = '" + key
                + "'");

        EntityExchangeResult<byte[]> taken = run(other, key, EVERYTHING);

        assertThat(taken.getStatus().value()).isEqualTo(202);
        assertThat(taken.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(runs()).isEqualTo(runs);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String key = key();
        EntityExchangeResult<byte[]> first = run(one, key, EVERYTHING);
        sql("update admin.idempotency_key set created_at = created_at - interval '24 hours' where key = '" + key + "'");

        EntityExchangeResult<byte[]> nextDay = run(one, key, DRY);

        assertThat(nextDay.getStatus().value()).isEqualTo(202);
        assertThat(nextDay.getResponseHeaders().getLocation())
                .isNotEqualTo(first.getResponseHeaders().getLocation());
    }

    @Test
    void deletesOldKeysInBatchesAndKeepsYoungOnes() {
        String young = key();
        run(one, young, EVERYTHING);
        sql(
                """
                insert into admin.idempotency_key (actor, key, request_hash, creates, created_at, claimed_at)
                select 'old', i::text, '\\x00', gen_random_uuid(), now() - interval '25 hours', now()
                from generate_series(1, 2500) i
                """);

        assertThat(one.bean(Keys.class).forgetOld().block(AdminService.PATIENCE))
                .isGreaterThanOrEqualTo(2_500);

        assertThat(run(one, young, EVERYTHING).getResponseHeaders().getFirst("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void keepsAnswersSealed() {
        String key = key();
        run(one, key, EVERYTHING);

        assertThat(one.database()
                        .sql("select sealed_body from admin.idempotency_key where key = :key")
                        .bind("key", key)
                        .mapValue(String.class)
                        .one()
                        .block(AdminService.PATIENCE))
                .doesNotContain("REQUESTED");
    }

    @Test
    void refusesAKeyThatIsNoneAndABodyThatIsTooLarge() {
        assertThat(run(one, "x".repeat(201), EVERYTHING).getStatus().value()).isEqualTo(400);
        assertThat(run(one, "two words", EVERYTHING).getStatus().value()).isEqualTo(400);
        assertThat(run(one, key(), " ".repeat(1_000_001)).getStatus().value()).isEqualTo(413);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static EntityExchangeResult<byte[]> run(AdminService service, String key, String body) {
        WebTestClient.RequestBodySpec request =
                service.web().post().uri("/api/v1/sync-runs").header("Content-Type", "application/json");
        return (key == null ? request : request.header("Idempotency-Key", key))
                .bodyValue(body)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static long runs() {
        return one.database()
                .sql("select count(*) from admin.run")
                .mapValue(Long.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static void sql(String statement) {
        one.database().sql(statement).then().block(AdminService.PATIENCE);
    }
}
