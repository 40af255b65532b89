package com.occ.inventory.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.notifier.channel.Attempt;
import com.occ.inventory.testing.Scrape;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a Prometheus gets from the notifier's management port, and what it says of its readiness there. */
class MetersIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = new Scene(Scrape.SETTINGS);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void isReadyWithTheSettingsAndTellsWhatIsWrongAndWhoHasNotHeardOfIt() {
        assertThat(scene.notifier.status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(scene.notifier.status("/actuator/health/readiness")).isEqualTo(503);
        assertThat(value("alert_deliveries_total", "channel", "smtp", "outcome", "sent"))
                .isZero();

        scene.reset();
        await().atMost(SOON).until(() -> scene.notifier.status("/actuator/health/readiness") == 200);
        await().atMost(SOON).until(() -> value("catalogue_complete", "service", "notifier") == 1);
        await().atMost(SOON).until(() -> value("incidents_open", "severity", "critical") == 0);
        await().atMost(SOON).until(() -> value("alert_deliveries_waiting") == 0);

        scene.channels.at(AlertChannel.SMTP).answers(new Attempt.Failed("connection refused"));
        UUID run = UUID.randomUUID();
        scene.fails("north", run, "UNREACHABLE");
        scene.fails("south", run, "SUSPICIOUS");
        scene.endsAndGathers(run);

        await().atMost(SOON).until(() -> value("alert_deliveries_total", "channel", "smtp", "outcome", "failed") >= 1);
        await().atMost(SOON).until(() -> value("incidents_open", "severity", "critical") == 1);
        await().atMost(SOON).until(() -> value("incidents_open", "severity", "warning") == 1);
        await().atMost(SOON).until(() -> value("alert_deliveries_waiting") == 1);

        scene.channels.at(AlertChannel.SMTP).answers(new Attempt.Sent());
        scene.clock.advance(Duration.ofMinutes(10));
        await().atMost(SOON).until(() -> value("alert_deliveries_total", "channel", "smtp", "outcome", "sent") == 1);
        await().atMost(SOON).until(() -> value("alert_deliveries_waiting") == 0);

        Scrape scrape = scene.notifier.scrape();
        assertThat(scrape.values("alert_deliveries_total", "outcome"))
                .containsExactlyInAnyOrder("sent", "failed", "refused", "given_up");
        assertThat(scrape.values("alert_deliveries_total", "channel"))
                .containsExactlyInAnyOrder("smtp", "resend", "webhook", "slack");
        assertThat(scrape.value("application_info", "service", "notifier")).isEqualTo(1);
        assertThat(scrape.endless()).isEmpty();
    }

    private static double value(String name, String... labels) {
        return scene.notifier.scrape().value(name, labels);
    }
}
