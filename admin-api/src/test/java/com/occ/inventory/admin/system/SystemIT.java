package com.occ.inventory.admin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.ServiceAlive;
import com.occ.inventory.message.ServiceAlive.QueueAge;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.http.MediaType;

@BothBrokers
class SystemIT {
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
    void hearsItselfAndKnowsEveryQueueAndItsReaders() {
        await().atMost(AdminService.PATIENCE)
                .untilAsserted(() -> assertThat(service("admin").state()).isEqualTo(Liveness.ALIVE));

        SystemView view = look();
        assertThat(view.brokerReachable()).isTrue();
        assertThat(view.queues()).hasSize(Inbox.values().length);
        await().untilAsserted(() ->
                assertThat(queue("sync.progress.admin").consumers()).isPositive());
        assertThat(service("scheduler").state()).isEqualTo(Liveness.SILENT);
        assertThat(service("scheduler").advice()).contains("No run begins or ends", "Start it");
    }

    @Test
    void saysHowMuchWaitsInAQueueThatNobodyReads() {
        // Else the first settings of all come in between.
        await().until(() -> admin.database()
                .sql("select published_version = version from admin.settings")
                .mapValue(Boolean.class)
                .one()
                .block(AdminService.PATIENCE));
        admin.drain(Inbox.CATALOGUE_OF_NOTIFIER);
        admin.sendRaw(Inbox.CATALOGUE_OF_NOTIFIER, "waits", "SettingsDocument", "{}");

        await().atMost(AdminService.PATIENCE).untilAsserted(() -> {
            assertThat(queue("catalogue.notifier").messages()).isEqualTo(1);
            assertThat(queue("catalogue.notifier").trouble()).isEqualTo("Nobody reads it: start notifier-service.");
        });
        admin.drain(Inbox.CATALOGUE_OF_NOTIFIER);
    }

    @Test
    void theNewestNewsOfAProcessCountsInWhateverOrderAndHoweverOftenItComes() {
        Instant now = admin.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        admin.publishTwice(alive("order/1", now.minusSeconds(5), new QueueAge("sync.jobs", 1_000, now)));
        await().atMost(AdminService.PATIENCE).untilAsserted(() -> assertThat(instance("order/1"))
                .isNotNull()
                .extracting(SystemView.Instance::seenAt)
                .isEqualTo(now.minusSeconds(5)));
        admin.publish(alive("order/1", now.minusSeconds(50), new QueueAge("sync.jobs", 9_000, now.minusSeconds(9))));
        admin.publish(alive("order/2", now.minusSeconds(5)));

        await().atMost(AdminService.PATIENCE)
                .untilAsserted(() -> assertThat(instance("order/2")).isNotNull());
        assertThat(instance("order/1").seenAt()).isEqualTo(now.minusSeconds(5));
        assertThat(queue("sync.jobs").ageMillis()).isEqualTo(1_000);
        assertThat(queue("sync.jobs").takenAt()).isEqualTo(now);
    }

    @Test
    void aClockThatIsAheadMakesNobodyImmortal() {
        admin.publish(alive("ahead/1", admin.clock().instant().plus(Duration.ofDays(3))));

        await().atMost(AdminService.PATIENCE)
                .untilAsserted(
                        () -> assertThat(instance("ahead/1")).isNotNull().satisfies(ahead -> assertThat(ahead.seenAt())
                                .isBefore(admin.clock().instant().plusSeconds(1))));
    }

    @Test
    void forgetsAProcessAfterADayOfSilence() {
        admin.publish(alive("gone/1", admin.clock().instant().minus(Duration.ofHours(25))));
        admin.publish(alive("here/1", admin.clock().instant()));

        await().atMost(AdminService.PATIENCE)
                .untilAsserted(() -> assertThat(instance("here/1")).isNotNull());
        await().atMost(AdminService.PATIENCE).untilAsserted(() -> {
            admin.publish(alive("here/1", admin.clock().instant()));
            assertThat(admin.database()
                            .sql("select count(*) from admin.service_instance where instance = 'gone/1'")
                            .mapValue(Long.class)
                            .one()
                            .block(AdminService.PATIENCE))
                    .isZero();
        });
    }

    @Test
    void thePageSaysItInWords() {
        await().atMost(AdminService.PATIENCE)
                .untilAsserted(() -> assertThat(service("admin").state()).isEqualTo(Liveness.ALIVE));

        String page = admin.web()
                .get()
                .uri("/system")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page)
                .contains("admin-api", "Alive", "notifier-service is silent", "sync.progress.scheduler")
                .contains("data-live=\"system deadletters\"")
                .doesNotContainPattern("\\s(style|on[a-z]+)=");
    }

    private static ServiceAlive alive(String instance, Instant at, QueueAge... ages) {
        return new ServiceAlive("fetcher", instance, at.minusSeconds(60), at, "1.0", 10_000, List.of(ages));
    }

    private static SystemView look() {
        return admin.web()
                .get()
                .uri("/api/v1/system")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(SystemView.class)
                .returnResult()
                .getResponseBody();
    }

    private static SystemView.Service service(String name) {
        return look().services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SystemView.Instance instance(String name) {
        return service("fetcher").instances().stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static SystemView.Queue queue(String name) {
        return look().queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
