package com.occ.inventory.admin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.Scrape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;

/** What a Prometheus gets from admin-api's management port, and what it says of its readiness there. */
class MetersIT {
    private static AdminService admin;

    @BeforeAll
    static void start() {
        // Nothing that is not published at once is published later.
        admin = AdminService.with(
                Map.of("management.server.port", "0", "meter.interval", "200ms", "admin.sweep", "1h"));
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    @Test
    void isReadyWithoutTheOtherServices() {
        assertThat(admin.managementStatus("/actuator/health/liveness")).isEqualTo(200);
        assertThat(admin.managementStatus("/actuator/health/readiness")).isEqualTo(200);
    }

    @Test
    void showsQueuesAndDeadLettersAsItsPagesDo() {
        admin.drain(Inbox.SYNC_JOBS);
        admin.sendRaw(Inbox.SYNC_JOBS, "waits", "SyncJob", "{}");
        admin.rabbit().send("dead-letters", Inbox.SYNC_REQUESTS.address(), deadLetter());

        becomes(1, "queue_messages", "queue", "sync.jobs");
        becomes(1, "dead_letters", "queue", "sync.requests");
        Scrape scrape = admin.scrape();
        assertThat(scrape.values("dead_letters", "queue"))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Inbox.values()).map(Inbox::address).toArray(String[]::new));
        assertThat(scrape.value("dead_letters", "queue", "sync.jobs")).isZero();
        assertThat(scrape.value("application_info", "service", "admin")).isEqualTo(1);
        assertThat(scrape.endless()).isEmpty();
    }

    @Test
    void saysWhatOfTheCatalogueNobodyHasGot() {
        admin.putPartner("published");
        becomes(0, "catalogue_unpublished");
        becomes(0, "catalogue_copy_lag_seconds");

        admin.database()
                .sql("update admin.partner set version = version + 1 where key = 'published'")
                .then()
                .block(AdminService.PATIENCE);
        becomes(1, "catalogue_unpublished");
        admin.clock().advance(Duration.ofSeconds(120));
        becomes(120, "catalogue_copy_lag_seconds");
        admin.database()
                .sql("update admin.partner set published_version = version")
                .then()
                .block(AdminService.PATIENCE);
        becomes(0, "catalogue_unpublished");
        becomes(0, "catalogue_copy_lag_seconds");
    }

    private static Message deadLetter() {
        return MessageBuilder.withBody("{}".getBytes(StandardCharsets.UTF_8))
                .setMessageId(UUID.randomUUID().toString())
                .setType("SyncRequested")
                .build();
    }

    private static void becomes(double value, String name, String... labels) {
        await().atMost(AdminService.PATIENCE)
                .untilAsserted(() ->
                        assertThat(admin.scrape().value(name, labels)).as(name).isCloseTo(value, within(0.5)));
    }
}
