package com.occ.inventory.admin.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.MessageJson;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.http.MediaType;

class BehindIT {
    private final AdminService admin = AdminService.shared();

    @Test
    void everyPageSaysHowFarTheHistoryIsBehindUntilItIsNot() {
        Instant now = admin.clock().instant();
        send(now.minusSeconds(75));
        await().untilAsserted(() -> assertThat(page()).containsPattern("History is <b>7[5-6]</b> seconds behind"));

        send(now);
        await().untilAsserted(() -> assertThat(page()).contains("id=\"behind\"").containsPattern("hidden=\"hidden\""));
    }

    /** As a broker brings it: the time is when it was published. */
    private void send(Instant published) {
        admin.rabbit()
                .send(
                        "queues",
                        Inbox.PROGRESS_OF_ADMIN.address(),
                        MessageBuilder.withBody(MessageJson.MAPPER.writeValueAsBytes(new StoreRecovered(published, 0)))
                                .setMessageId(UUID.randomUUID().toString())
                                .setType("StoreRecovered")
                                .setTimestamp(Date.from(published))
                                .build());
    }

    private String page() {
        return admin.web()
                .get()
                .uri("/runs")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
