package com.occ.inventory.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.Severity;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dead man's switch here, and the address outside that is told of each run. */
class WatchingIT {
    private static final AtomicInteger calls = new AtomicInteger();
    private static final AtomicInteger status = new AtomicInteger(200);
    private static HttpServer outside;
    private static Scene scene;

    @BeforeAll
    static void start() {
        try {
            outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        outside.createContext("/ping/secret", exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/ping/secret?again");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        outside.start();
        scene = new Scene("notifier.heartbeat-url=http://127.0.0.1:"
                + outside.getAddress().getPort() + "/ping/secret");
    }

    @AfterAll
    static void stop() {
        scene.close();
        outside.stop(0);
    }

    @BeforeEach
    void reset() {
        scene.reset();
        status.set(200);
        schedule(true);
        scene.clock.advance(Duration.ofMinutes(2));
        await().until(() -> scene.notifier.count("watch") == 1);
        calls.set(0);
    }

    @Test
    void saysOnceThatNoRunFinishesAndThatOneDidAgainAcrossARestart() {
        scene.ends(UUID.randomUUID(), RunStatus.SUCCEEDED);
        scene.clock.advance(Duration.ofMinutes(100));
        scene.restart();
        scene.clock.advance(Duration.ofMinutes(20));
        scene.told(scene.mail());

        scene.clock.advance(Duration.ofMinutes(2));
        await().until(() -> scene.notifier.count("incident where subject = 'pipeline' and cause = 'NO_RUNS'") == 1);
        scene.clock.advance(Scene.GATHERED);
        scene.told(scene.mail(), "OPENED pipeline NO_RUNS");

        scene.restart();
        scene.clock.advance(Duration.ofMinutes(2));
        scene.ends(UUID.randomUUID(), RunStatus.FAILED);
        await().until(() -> scene.notifier.count("incident where resolved_at is not null") == 1);
        scene.clock.advance(Scene.GATHERED);
        scene.told(scene.mail(), "OPENED pipeline NO_RUNS", "RESOLVED pipeline NO_RUNS");
    }

    @Test
    void switchingTheScheduleOffResolvesIt() {
        scene.clock.advance(Duration.ofMinutes(121));
        await().until(() -> scene.notifier.count("incident where subject = 'pipeline' and resolved_at is null") == 1);

        schedule(false);

        await().until(() ->
                scene.notifier.count("incident where subject = 'pipeline' and resolved_at is not null") == 1);
    }

    @Test
    void whileTheStoreIsAwayThatIsTheOnlyIncident() {
        scene.publish(new StoreUnavailable(
                StoreFailure.UNREACHABLE, "refused", null, scene.clock.instant(), scene.next("store")));
        scene.taken("store");
        scene.clock.advance(Duration.ofHours(9));
        scene.told(scene.mail(), "OPENED store UNREACHABLE");
        scene.publish(new StoreRecovered(scene.clock.instant(), scene.next("store")));
        scene.taken("store");
        scene.clock.advance(Duration.ofMinutes(30));

        scene.told(scene.mail(), "OPENED store UNREACHABLE", "RESOLVED store UNREACHABLE");
    }

    @Test
    void theAddressOutsideIsCalledOnceForEachRunThatSynced() {
        scene.ends(UUID.randomUUID(), RunStatus.SUCCEEDED);
        await().until(() -> calls.get() == 1);
        scene.clock.advance(Duration.ofMinutes(1));
        scene.ends(UUID.randomUUID(), RunStatus.FAILED);
        scene.clock.advance(Duration.ofMinutes(1));
        scene.ends(UUID.randomUUID(), RunStatus.PARTLY_FAILED);

        await().until(() -> calls.get() == 2);
        await().during(Duration.ofMillis(500)).until(() -> calls.get() == 2);
    }

    @Test
    void theAddressOutsideIsCalledAgainUntilItAnswersWellAlsoAfterARestart() {
        status.set(302);
        scene.ends(UUID.randomUUID(), RunStatus.SUCCEEDED);
        await().until(() -> calls.get() > 2);
        assertThat(scene.notifier.count("synced_run where told")).isZero();
        scene.restart();
        status.set(200);

        await().until(() -> scene.notifier.count("synced_run where told") == 1);
    }

    @Test
    void aRunThatFailedAfterwardsDoesNotKeepTheAddressOutsideFromBeingTold() {
        status.set(500);
        scene.ends(UUID.randomUUID(), RunStatus.SUCCEEDED);
        await().until(() -> calls.get() > 0);
        scene.clock.advance(Duration.ofMinutes(1));
        scene.ends(UUID.randomUUID(), RunStatus.FAILED);
        status.set(200);

        await().until(() -> scene.notifier.count("synced_run where told") == 1);
    }

    @Test
    void aRunThatIsSaidToHaveFinishedTomorrowFinishedNow() {
        scene.publish(scene.run(
                UUID.randomUUID(),
                RunStatus.FAILED,
                Counts.ZERO,
                scene.clock.instant().plus(Duration.ofDays(1))));
        await().until(() ->
                scene.notifier.count("heartbeat where finished_at <= '" + scene.clock.instant() + "'") == 1);
        scene.notifier.sql("update notifier.heartbeat set finished_at = finished_at + interval '1 day'");
        await().until(() ->
                scene.notifier.count("heartbeat where finished_at <= '" + scene.clock.instant() + "'") == 1);
        scene.clock.advance(Duration.ofMinutes(121));

        await().until(() -> scene.notifier.count("incident where cause = 'NO_RUNS'") == 1);
    }

    private static void schedule(boolean enabled) {
        scene.settings(
                new Schedule(enabled, 60, scene.clock.instant()),
                new AlertSettings(
                        Thresholds.defaults(),
                        List.of(new Recipient("ops@example.com", Severity.WARNING)),
                        24,
                        true,
                        List.of(),
                        null,
                        null));
    }
}
