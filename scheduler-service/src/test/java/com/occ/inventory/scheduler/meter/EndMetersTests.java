package com.occ.inventory.scheduler.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.scheduler.meter.PartnerMeters.EndedSync;
import com.occ.inventory.scheduler.meter.RunMeters.EndedRun;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class EndMetersTests {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RunMeters runs = new RunMeters(registry);
    private final PartnerMeters partners = new PartnerMeters(registry);

    @Test
    void everySeriesIsThereFromTheStart() {
        assertThat(registry.get("sync.run.duration").timers())
                .hasSize(5 * Trigger.values().length * 2)
                .allSatisfy(timer -> assertThat(timer.count()).isZero());
        for (String name :
                List.of("sync.partner.duration", "sync.partner.queue.wait", "sync.partner.rate.limit.wait")) {
            assertThat(registry.get(name).timers()).hasSize(6);
        }
    }

    @Test
    void timesARunFromItsRequestToItsEndOnceThatIsCommitted() {
        Mono<Void> counted = runs.ended(
                List.of(new EndedRun(RunStatus.PARTLY_FAILED, Trigger.SCHEDULE, Mode.APPLY, Duration.ofSeconds(90))));

        inTransaction(counted, false);
        assertThat(registry.get("sync.run.duration").timers())
                .allSatisfy(timer -> assertThat(timer.count()).isZero());

        inTransaction(counted, true);
        Timer timer = registry.get("sync.run.duration")
                .tags("status", "partly_failed", "trigger", "schedule", "mode", "apply")
                .timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(90);
    }

    @Test
    void tellsWorkFromWaitingAndNeverMoreRateLimitThanWork() {
        inTransaction(
                partners.ended(List.of(
                        new EndedSync(
                                PartnerSyncStatus.SUCCEEDED,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(8)),
                        new EndedSync(
                                PartnerSyncStatus.SUCCEEDED,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(14)),
                        new EndedSync(
                                PartnerSyncStatus.CANCELLED, Duration.ofSeconds(-3), Duration.ZERO, Duration.ZERO))),
                true);

        assertThat(seconds("sync.partner.queue.wait", "succeeded")).isEqualTo(6);
        assertThat(seconds("sync.partner.duration", "succeeded")).isEqualTo(30);
        assertThat(seconds("sync.partner.rate.limit.wait", "succeeded")).isEqualTo(18);
        assertThat(registry.get("sync.partner.duration")
                        .tag("status", "cancelled")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(seconds("sync.partner.queue.wait", "cancelled")).isZero();
    }

    private double seconds(String name, String status) {
        return registry.get(name).tag("status", status).timer().totalTime(TimeUnit.SECONDS);
    }

    /** What is to be done after the commit is done only then. */
    private static void inTransaction(Mono<Void> work, boolean commits) {
        Mono<Void> transaction = TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(TransactionSynchronizationManager::initSynchronization)
                .flatMap(manager -> work.then(Mono.defer(() -> commits
                        ? Flux.fromIterable(manager.getSynchronizations())
                                .concatMap(TransactionSynchronization::afterCommit)
                                .then()
                        : Mono.empty())));
        transaction
                .contextWrite(TransactionContextManager.getOrCreateContext())
                .contextWrite(TransactionContextManager.getOrCreateContextHolder())
                .block();
    }
}
