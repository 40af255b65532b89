package com.occ.inventory.admin.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.messaging.Inbox;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** Works on rows of the table: how they come there is told in DeadLettersIT. */
class DeadLetterPagesIT {
    private static AdminService admin;

    @BeforeAll
    static void start() {
        admin = AdminService.with(Map.of());
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    @BeforeEach
    void clean() {
        sql("delete from admin.dead_letter");
        sql("delete from admin.audit");
        admin.drain(Inbox.SYNC_JOBS);
    }

    @Test
    void showsTheOpenOnesByDefaultAndOthersWhenAsked() {
        letters("sync.jobs", 2);
        sql("update admin.dead_letter set state = 'DISCARDED' where message_id = 'm-1'");

        assertThat(page("/system/dead-letters")).contains("cause 2").doesNotContain("cause 1");
        assertThat(page("/system/dead-letters?state=any&queue=sync.jobs")).contains("cause 2", "cause 1");
        assertThat(page("/system/dead-letters?state=discarded"))
                .contains("cause 1")
                .doesNotContain("cause 2");
        assertThat(page("/system/dead-letters?queue=sync.requests")).contains("No dead letters");
        admin.web()
                .get()
                .uri("/system/dead-letters?state=nonsense")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void pagesWithItsFilterKept() {
        letters("sync.jobs", 60);

        String first = page("/system/dead-letters?queue=sync.jobs");
        assertThat(first).contains("cause 60<", "cause 11<").doesNotContain("cause 10<");
        String next = first.replaceAll("(?s).*href=\"(/system/dead-letters\\?[^\"]*cursor=[^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(next).contains("queue=sync.jobs");
        assertThat(page(next)).contains("cause 10<", "cause 1<").doesNotContain("cause 11<");
    }

    @Test
    void looksInsideWithSecretsMaskedAndNothingExecuted() {
        letters("catalogue.fetcher", 1);
        sql("update admin.dead_letter set cause = '<script>alert(1)</script>',"
                + " body = convert_to('{\"sealedToken\":\"k1.abc\",\"x\":\"<img src=x>\"}', 'utf8')");

        String page = page("/system/dead-letters/" + id("m-1"));

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "***", "&lt;img src=x&gt;", "Replay", "Discard")
                .doesNotContain("k1.abc", "<script>alert", "<img");
    }

    @Test
    void replaysOneWithActorInTheAudit() {
        letters("sync.jobs", 1);
        long id = id("m-1");

        post("/system/dead-letters/" + id + "/replay", new LinkedMultiValueMap<>())
                .expectStatus()
                .isEqualTo(303)
                .expectHeader()
                .location("/system/dead-letters/" + id);

        assertThat(states()).isEqualTo(Map.of("REPLAYED", 1L));
        assertThat(admin.drain(Inbox.SYNC_JOBS)).hasSize(1);
        assertThat(audit()).containsExactly("api-token dead_letter.replayed sync.jobs 1");
        post("/system/dead-letters/" + id + "/discard", new LinkedMultiValueMap<>())
                .expectStatus()
                .isEqualTo(409);
        assertThat(audit()).hasSize(1);
    }

    @Test
    void discardsOne() {
        letters("sync.jobs", 1);

        post("/system/dead-letters/" + id("m-1") + "/discard", new LinkedMultiValueMap<>())
                .expectStatus()
                .isEqualTo(303);

        assertThat(states()).isEqualTo(Map.of("DISCARDED", 1L));
        assertThat(audit()).containsExactly("api-token dead_letter.discarded sync.jobs 1");
    }

    @Test
    void replaysAllOfAQueueThatWereThereWhenAsked() {
        letters("sync.jobs", 230);
        letters("sync.requests", 3);
        String page = page("/system/dead-letters?queue=sync.jobs");
        assertThat(page).contains("Replay 230", "230 dead letters");
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("queue", "sync.jobs");
        form.add("upTo", page.replaceAll("(?s).*name=\"upTo\" value=\"(\\d+)\".*", "$1"));
        sql(insert("sync.jobs", "'later-' || i", 1));

        post("/system/dead-letters/replay", form)
                .expectStatus()
                .isEqualTo(303)
                .expectHeader()
                .location("/system/dead-letters?queue=sync.jobs");

        assertThat(states()).isEqualTo(Map.of("REPLAYED", 230L, "OPEN", 4L));
        assertThat(admin.drain(Inbox.SYNC_JOBS)).hasSize(230);
        assertThat(audit())
                .containsExactlyInAnyOrder(
                        "api-token dead_letter.replayed sync.jobs 100",
                        "api-token dead_letter.replayed sync.jobs 100",
                        "api-token dead_letter.replayed sync.jobs 30");
    }

    @Test
    void aThousandAtMostAtOnceAndSaysWhatIsLeft() {
        letters("sync.jobs", 1_050);

        admin.web()
                .post()
                .uri("/api/v1/dead-letters/discard?queue=sync.jobs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.settled")
                .isEqualTo(1_000)
                .jsonPath("$.left")
                .isEqualTo(50);
        assertThat(states()).isEqualTo(Map.of("DISCARDED", 1_000L, "OPEN", 50L));
    }

    @Test
    void wantsAQueueThatExists() {
        admin.web()
                .post()
                .uri("/api/v1/dead-letters/replay")
                .exchange()
                .expectStatus()
                .isBadRequest();
        admin.web()
                .post()
                .uri("/api/v1/dead-letters/replay?queue=nowhere")
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        post("/system/dead-letters/replay", new LinkedMultiValueMap<>())
                .expectStatus()
                .isBadRequest();
    }

    private static void letters(String queue, int count) {
        sql(insert(queue, "'m-' || i", count));
    }

    private static String insert(String queue, String messageId, int count) {
        return """
                insert into admin.dead_letter (queue, message_id, type, cause, headers, body, arrived_at)
                select '%s', %s, 'SyncJob', 'cause ' || i, '{"occ-partner":"north"}', convert_to('{}', 'utf8'), now()
                from generate_series(1, %d) i
                """
                .formatted(queue, messageId, count);
    }

    private static long id(String messageId) {
        return admin.database()
                .sql("select id from admin.dead_letter where message_id = :id")
                .bind("id", messageId)
                .mapValue(Long.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static Map<String, Long> states() {
        return admin.database()
                .sql("select state, count(*) as count from admin.dead_letter group by state")
                .map(row -> Map.entry(row.get("state", String.class), row.get("count", Long.class)))
                .all()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                .block(AdminService.PATIENCE);
    }

    private static java.util.List<String> audit() {
        return admin.database()
                .sql("select concat_ws(' ', actor, action, subject, details->>'letters') from admin.audit")
                .mapValue(String.class)
                .all()
                .collectList()
                .block(AdminService.PATIENCE);
    }

    private static void sql(String statement) {
        admin.database().sql(statement).then().block(AdminService.PATIENCE);
    }

    private static ResponseSpec post(String path, MultiValueMap<String, String> form) {
        return admin.web()
                .post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData(form))
                .exchange();
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
