package com.occ.inventory.admin.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.Forms;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.AlertChannelsChanged.Channel;
import com.occ.inventory.message.ChannelTestRequested;
import com.occ.inventory.message.DeliveryChanged;
import com.occ.inventory.message.DeliveryStatus;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeliveriesIT {
    private static final Channel SMTP =
            new Channel(AlertChannel.SMTP, true, "smtp.example.com:587 from stock@example.com", null);
    private static final Channel SLACK = new Channel(AlertChannel.SLACK, true, "https://hooks.slack.com/...", null);
    private static final Channel WEBHOOK =
            new Channel(AlertChannel.WEBHOOK, false, null, "Enter its address in the settings of alerts.");

    private static AdminService admin;
    private static Forms forms;
    private static long sequence = 100;

    @BeforeAll
    static void start() {
        admin = AdminService.on(TestBroker.any());
        forms = new Forms(admin);
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    /** Each test has minutes of its own. */
    @BeforeEach
    void later() {
        admin.clock().advance(Duration.ofMinutes(5));
        channels(SMTP, WEBHOOK, SLACK);
    }

    @Test
    void keepsTheNewestStateOfADeliveryInWhateverOrderItComes() {
        UUID id = UUID.randomUUID();
        admin.publishTwice(delivery(id, 7, DeliveryStatus.SENT, null));
        admin.publishTwice(delivery(id, 6, DeliveryStatus.WAITING, "no answer"));
        channels(SMTP);

        JsonNode delivery = get("/api/v1/deliveries/" + id);
        assertThat(delivery.path("status").asString()).isEqualTo("SENT");
        assertThat(delivery.path("message").isNull()).isTrue();
        assertThat(delivery.path("recipient").asString()).isEqualTo("ops@example.com");
        assertThat(delivery.path("incidents").size()).isEqualTo(2);

        admin.publish(delivery(id, 8, DeliveryStatus.FAILED, "the mail server refuses the address"));
        await().atMost(AdminService.PATIENCE).until(() -> get("/api/v1/deliveries/" + id)
                .path("status")
                .asString()
                .equals("FAILED"));
    }

    @Test
    void keepsTheNewestStateOfTheChannels() {
        admin.publish(new AlertChannelsChanged(1, List.of(WEBHOOK)));
        admin.publishTwice(new AlertChannelsChanged(sequence, List.of(WEBHOOK)));
        channels(SMTP, WEBHOOK);

        JsonNode channels = get("/api/v1/alert-channels").path("items");
        assertThat(channels.size()).isEqualTo(2);
        assertThat(channels.get(0).path("ready").asBoolean()).isTrue();
        assertThat(channels.get(1).path("problem").asString()).startsWith("Enter its address");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            admin.publish(delivery(UUID.randomUUID(), 1, DeliveryStatus.SENT, null));
            admin.clock().advance(Duration.ofSeconds(1));
        }
        channels(SMTP);
        JsonNode first = get("/api/v1/deliveries?limit=3");
        JsonNode second =
                get("/api/v1/deliveries?limit=2&cursor=" + first.path("next").asString());

        List<String> times = java.util.stream.Stream.concat(
                        first.path("items").valueStream(), second.path("items").valueStream())
                .map(item -> item.path("createdAt").asString())
                .toList();
        assertThat(times).hasSize(5).doesNotHaveDuplicates().isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(forms.page("/alerts/deliveries"))
                .contains("Aurora: token refused", "ops@example.com", "about 2 incidents");
    }

    @Test
    void hasTheNotifierTryAChannelAndShowsWhatCameOfIt() {
        Instant now = admin.clock().instant();
        EntityExchangeResult<byte[]> answer = test("smtp", Map.of("recipient", " ops@example.com "))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("WAITING")
                .returnResult();
        String location = answer.getResponseHeaders().getLocation().toString();
        ChannelTestRequested asked = admin.received(
                Inbox.ALERTS_OF_NOTIFIER,
                ChannelTestRequested.class,
                event -> location.endsWith(event.deliveryId().toString()));
        assertThat(asked)
                .isEqualTo(new ChannelTestRequested(
                        asked.deliveryId(),
                        AlertChannel.SMTP,
                        "ops@example.com",
                        "api-token",
                        now,
                        now.plus(ChannelTests.PATIENCE)));
        assertThat(forms.page("/alerts/deliveries")).contains("Trying", "data-again=\"true\"");

        admin.publish(tested(asked.deliveryId(), DeliveryStatus.FAILED, "the mail server refuses user and password"));
        await().atMost(AdminService.PATIENCE)
                .until(() -> get(location).path("status").asString().equals("FAILED"));
        assertThat(get(location).path("askedBy").asString()).isEqualTo("api-token");
        assertThat(forms.page("/alerts/deliveries"))
                .contains("It failed", "the mail server refuses user and password", "tried by")
                .doesNotContain("data-again=\"true\"");
        assertThat(audited(asked.deliveryId())).contains("o***@example.com").doesNotContain("ops@");
    }

    @Test
    void thePageTriesAChannel() {
        EntityExchangeResult<String> answer = forms.post("/alerts/channels/slack/test");
        assertThat(answer.getStatus().value()).isEqualTo(303);
        assertThat(answer.getResponseHeaders().getLocation()).hasToString("/alerts/deliveries");
        ChannelTestRequested asked = admin.received(
                Inbox.ALERTS_OF_NOTIFIER, ChannelTestRequested.class, event -> event.recipient() == null);
        assertThat(asked.channel()).isEqualTo(AlertChannel.SLACK);

        admin.publish(tested(asked.deliveryId(), DeliveryStatus.SENT, null));
        await().atMost(AdminService.PATIENCE)
                .until(() -> forms.page("/alerts/deliveries").contains("It worked"));
    }

    @Test
    void thePageKeepsWhatWasTypedBesideItsChannel() {
        EntityExchangeResult<String> answer = forms.post("/alerts/channels/smtp/test", "recipient", "ops<b>");

        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(answer.getResponseBody())
                .contains("value=\"ops&lt;b&gt;\"", "id=\"to-fault-SMTP\"", "The address has spaces, brackets");
        assertThat(forms.post("/alerts/channels/webhook/test").getResponseBody())
                .contains("WEBHOOK is not ready");
        assertThat(forms.post("/alerts/channels/pigeon/test").getStatus().value())
                .isEqualTo(400);
    }

    @Test
    void isTriedOnceByARequestThatIsSentTwice() {
        String key = UUID.randomUUID().toString();
        WebTestClient keyed =
                admin.web().mutate().defaultHeader("Idempotency-Key", key).build();
        String first = location(keyed);
        String again = location(keyed);

        assertThat(again).isEqualTo(first);
        admin.received(
                Inbox.ALERTS_OF_NOTIFIER, ChannelTestRequested.class, event -> first.endsWith("" + event.deliveryId()));
        assertThat(admin.drain(Inbox.ALERTS_OF_NOTIFIER)).isEmpty();
    }

    private static String location(WebTestClient client) {
        return client.post()
                .uri("/api/v1/alert-channels/SLACK/tests")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isAccepted()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation()
                .toString();
    }

    @Test
    void aTestThatNobodyAnswersHasFailed() {
        String location = location(admin.web());
        assertThat(get(location).path("status").asString()).isEqualTo("WAITING");
        admin.clock().advance(ChannelTests.PATIENCE.plusSeconds(1));

        assertThat(get(location).path("status").asString()).isEqualTo("FAILED");
        assertThat(get(location).path("message").asString()).isEqualTo(DeliveryView.NO_ANSWER);
        admin.publish(tested(UUID.fromString(location.replaceAll(".*/", "")), DeliveryStatus.SENT, null));
        await().atMost(AdminService.PATIENCE)
                .until(() -> get(location).path("status").asString().equals("SENT"));
    }

    @Test
    void refusesWhatCannotBeTried() {
        test("smtp", Map.of()).expectStatus().isEqualTo(422);
        test("smtp", Map.of("recipient", "a@b, c@d")).expectStatus().isEqualTo(422);
        test("slack", Map.of("recipient", "a@b")).expectStatus().isEqualTo(422);
        test("webhook", Map.of())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("WEBHOOK is not ready: Enter its address in the settings of alerts.");
        test("pigeon", Map.of()).expectStatus().isBadRequest();
        admin.web().get().uri("/api/v1/deliveries/7").exchange().expectStatus().isBadRequest();
        admin.web()
                .get()
                .uri("/api/v1/deliveries/" + UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aMinuteHasRoomForTenTests() {
        for (int i = 0; i < ChannelTests.MOST_A_MINUTE; i++) {
            test("slack", Map.of()).expectStatus().isAccepted();
        }
        test("slack", Map.of()).expectStatus().isEqualTo(429).expectHeader().exists("Retry-After");
        admin.clock().advance(Duration.ofSeconds(61));
        test("slack", Map.of()).expectStatus().isAccepted();
    }

    /** An unbound queue: the broker gives the message back. */
    @Test
    void aTestThatTheBrokerDoesNotTakeSaysSo() {
        String queue = Inbox.ALERTS_OF_NOTIFIER.address();
        String exchange = Inbox.ALERTS_OF_NOTIFIER.exchange().address();
        admin.rabbit().execute(channel -> channel.queueUnbind(queue, exchange, "ChannelTestRequested"));
        try {
            test("slack", Map.of()).expectStatus().isEqualTo(503);
        } finally {
            admin.rabbit().execute(channel -> channel.queueBind(queue, exchange, "ChannelTestRequested"));
        }

        assertThat(get("/api/v1/deliveries?limit=1").at("/items/0/status").asString())
                .isEqualTo("FAILED");
        assertThat(forms.page("/alerts/deliveries")).contains("The broker did not take the request. Try again later.");
    }

    @Test
    void saysThatNobodyIsToldAndWhatToDo() {
        assertThat(forms.page("/alerts"))
                .containsPattern("id=\"nobody\"[^>]* hidden")
                .doesNotContain("Nobody is told:");
        channels(WEBHOOK);

        for (String path : List.of("/alerts", "/alerts/deliveries")) {
            assertThat(forms.page(path))
                    .contains("Nobody is told:", "SMTP_HOST", "RESEND_API_KEY", "href=\"/alerts/settings\"");
        }
        assertThat(forms.page("/alerts/deliveries")).contains("Enter its address in the settings of alerts.");
        admin.database()
                .sql("update admin.alert_channels set channels = '[]'")
                .then()
                .block(AdminService.PATIENCE);
        assertThat(forms.page("/alerts")).contains("has not said yet which channels it has", "href=\"/system\"");
    }

    @Test
    void viewersLookAndOperatorsTry() {
        String viewed = page(Role.VIEWER);
        assertThat(viewed).contains("smtp.example.com:587").doesNotContain("/alerts/channels/smtp/test");
        assertThat(page(Role.OPERATOR)).contains("action=\"/alerts/channels/smtp/test\"");
        admin.browserAs(Role.OPERATOR)
                .post()
                .uri("/api/v1/alert-channels/slack/tests")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isAccepted();
        admin.browserAs(Role.VIEWER)
                .post()
                .uri("/api/v1/alert-channels/slack/tests")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private static String page(Role role) {
        return admin.browserAs(role)
                .get()
                .uri("/alerts/deliveries")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static ResponseSpec test(String channel, Map<String, String> body) {
        return admin.web()
                .post()
                .uri("/api/v1/alert-channels/{channel}/tests", channel)
                .bodyValue(body)
                .exchange();
    }

    private static String audited(UUID delivery) {
        return admin.database()
                .sql(
                        "select details::text from admin.audit where action = 'alert-channel.tested' and details->>'delivery' = :id")
                .bind("id", delivery.toString())
                .mapValue(String.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static DeliveryChanged tested(UUID id, DeliveryStatus status, String message) {
        Instant now = admin.clock().instant();
        return new DeliveryChanged(
                id,
                1,
                true,
                AlertChannel.SLACK,
                "hooks.slack.com",
                List.of(),
                "Test of OCC inventory sync",
                status,
                1,
                message,
                now,
                null,
                status == DeliveryStatus.SENT ? now : null);
    }

    private static DeliveryChanged delivery(UUID id, long sequence, DeliveryStatus status, String message) {
        Instant now = admin.clock().instant();
        return new DeliveryChanged(
                id,
                sequence,
                false,
                AlertChannel.SMTP,
                "ops@example.com",
                List.of(UUID.randomUUID(), UUID.randomUUID()),
                "Aurora: token refused",
                status,
                2,
                message,
                now,
                status == DeliveryStatus.WAITING ? now.plusSeconds(60) : null,
                status == DeliveryStatus.SENT ? now : null);
    }

    /** Waits until they are told: what was published before is then in as well. */
    private static void channels(Channel... channels) {
        long next = ++sequence;
        admin.publish(new AlertChannelsChanged(next, List.of(channels)));
        await().atMost(AdminService.PATIENCE)
                .until(() -> admin.database()
                                .sql("select sequence from admin.alert_channels")
                                .mapValue(Long.class)
                                .one()
                                .block(AdminService.PATIENCE)
                        == next);
    }

    private static JsonNode get(String path) {
        return JsonMapper.shared()
                .readTree(admin.web()
                        .get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
    }
}
