package com.occ.inventory.admin.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.messaging.Headers;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.trace.Traceparent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

@BothBrokers
class DeadLettersIT {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static AdminService admin;

    @Parameter
    private TestBroker broker;

    @BeforeParameterizedClassInvocation
    static void start(TestBroker broker) {
        admin = AdminService.on(broker);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        admin.close();
    }

    @Test
    void keepsADeadLetterOnceHoweverOftenItIsDelivered() {
        String id = UUID.randomUUID().toString();
        die(Inbox.SYNC_JOBS, id, "{}");
        die(Inbox.SYNC_JOBS, id, "{}");
        String marker = UUID.randomUUID().toString();
        die(Inbox.SYNC_JOBS, marker, "{}");
        awaitLetter(Inbox.SYNC_JOBS, marker);

        assertThat(count(id)).isEqualTo(1);
    }

    @Test
    void everyQueueHasItsReader() {
        for (Inbox inbox : Inbox.values()) {
            String id = UUID.randomUUID().toString();
            die(inbox, id, "{}");
            awaitLetter(inbox, id);
        }
    }

    @Test
    void showsItWithSecretsMasked() {
        String id = UUID.randomUUID().toString();
        die(Inbox.CATALOGUE_OF_FETCHER, id, "{\"partner\":\"north\",\"sealedToken\":\"k1.abc\"}");
        long letter = awaitLetter(Inbox.CATALOGUE_OF_FETCHER, id);

        get(letter)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.cause")
                .isEqualTo("a test wanted it so")
                .jsonPath("$.body.partner")
                .isEqualTo("north")
                .jsonPath("$.body.sealedToken")
                .isEqualTo("***")
                .jsonPath("$.headers['occ-partner']")
                .isEqualTo("north");
    }

    @Test
    void replaysTheSameMessageToItsQueue() {
        String id = UUID.randomUUID().toString();
        die(Inbox.SYNC_JOBS, id, "{\"a\":1}");
        long letter = awaitLetter(Inbox.SYNC_JOBS, id);

        post(letter, "replay")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REPLAYED");

        Message replayed = admin.rabbit().receive(Inbox.SYNC_JOBS.address(), AdminService.PATIENCE.toMillis());
        assertThat(replayed.getMessageProperties().getMessageId()).isEqualTo(id);
        assertThat(replayed.getMessageProperties().getType()).isEqualTo("SyncJob");
        assertThat(new String(replayed.getBody())).isEqualTo("{\"a\":1}");
        assertThat(replayed.getMessageProperties().getHeaders())
                .containsEntry(Headers.PARTNER, "north")
                .containsEntry(Traceparent.HEADER, TRACE)
                .doesNotContainKeys(Headers.DEAD_LETTER_CAUSE, Headers.DEAD_LETTER_QUEUE, Headers.ATTEMPT);
        post(letter, "replay").expectStatus().isEqualTo(409);
        post(letter, "discard").expectStatus().isEqualTo(409);

        die(Inbox.SYNC_JOBS, id, "{\"a\":1}");
        await().untilAsserted(() -> get(letter).expectBody().jsonPath("$.state").isEqualTo("OPEN"));
    }

    @Test
    void aReplayThatDiesAgainIsOpenAgain() {
        String id = UUID.randomUUID().toString();
        admin.sendRaw(Inbox.PROGRESS_OF_ADMIN, id, "RunChanged", "nonsense");
        long letter = awaitLetter(Inbox.PROGRESS_OF_ADMIN, id);

        post(letter, "replay").expectStatus().isOk();

        await().untilAsserted(() -> get(letter).expectBody().jsonPath("$.state").isEqualTo("OPEN"));
    }

    @Test
    void putsADiscardedOneAway() {
        String id = UUID.randomUUID().toString();
        die(Inbox.SYNC_REQUESTS, id, "{}");
        long letter = awaitLetter(Inbox.SYNC_REQUESTS, id);

        post(letter, "discard")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DISCARDED")
                .jsonPath("$.settledBy")
                .isEqualTo("api-token");

        admin.web()
                .get()
                .uri("/api/v1/dead-letters?state=open&queue=sync.requests&limit=500")
                .exchange()
                .expectBody()
                .jsonPath("$.items[?(@.messageId == '" + id + "')]")
                .isEmpty();
    }

    @Test
    void aRequestThatNobodyTakesEndsItsRun() {
        String run = JsonMapper.shared()
                .readTree(admin.web()
                        .post()
                        .uri("/api/v1/sync-runs")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBody())
                .path("id")
                .asString();
        Message request = admin.rabbit().receive(Inbox.SYNC_REQUESTS.address(), AdminService.PATIENCE.toMillis());

        die(
                Inbox.SYNC_REQUESTS,
                request.getMessageProperties().getMessageId(),
                new String(request.getBody(), StandardCharsets.UTF_8));

        await().untilAsserted(() -> admin.web()
                .get()
                .uri("/api/v1/sync-runs/{id}", run)
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("FAILED"));
    }

    @Test
    void knowsNoOthers() {
        get(987654321).expectStatus().isNotFound();
        post(987654321, "replay").expectStatus().isNotFound();
        admin.web()
                .get()
                .uri("/api/v1/dead-letters/x")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private void die(Inbox inbox, String id, String body) {
        Message message = MessageBuilder.withBody(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .setMessageId(id)
                .setType(inbox == Inbox.SYNC_REQUESTS ? "SyncRequested" : "SyncJob")
                .setHeader(Headers.PARTNER, "north")
                .setHeader(Traceparent.HEADER, TRACE)
                .setHeader(Headers.ATTEMPT, 5)
                .setHeader(Headers.DEAD_LETTER_QUEUE, inbox.address())
                .setHeader(Headers.DEAD_LETTER_CAUSE, "a test wanted it so")
                .build();
        admin.rabbit().send("", inbox.deadLetterAddress(), message);
    }

    private long awaitLetter(Inbox inbox, String messageId) {
        return await().until(
                        () -> admin.database()
                                .sql("select id from admin.dead_letter where queue = :queue and message_id = :id")
                                .bind("queue", inbox.address())
                                .bind("id", messageId)
                                .mapValue(Long.class)
                                .one()
                                .blockOptional(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private long count(String messageId) {
        return admin.database()
                .sql("select count(*) from admin.dead_letter where message_id = :id")
                .bind("id", messageId)
                .mapValue(Long.class)
                .one()
                .block();
    }

    private ResponseSpec get(long id) {
        return admin.web().get().uri("/api/v1/dead-letters/" + id).exchange();
    }

    private ResponseSpec post(long id, String what) {
        return admin.web().post().uri("/api/v1/dead-letters/" + id + "/" + what).exchange();
    }
}
