package com.occ.inventory.scheduler.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RecurringTests {
    private final AtomicInteger passes = new AtomicInteger();
    private volatile Mono<Void> work = Mono.empty();
    private Recurring started;

    private Recurring recurring(Duration period) {
        return started = new Recurring(period) {
            @Override
            protected Mono<Void> pass() {
                passes.incrementAndGet();
                return work;
            }
        };
    }

    @AfterEach
    void stop() {
        started.stop();
    }

    @Test
    void gathersWhatIsAskedForDuringAPassIntoOneMore() {
        Sinks.Empty<Void> first = Sinks.empty();
        work = first.asMono();
        Recurring recurring = recurring(Duration.ofHours(1));
        recurring.start();
        await().until(() -> passes.get() == 1);

        recurring.soon();
        recurring.soon();
        recurring.soon();
        assertThat(passes).hasValue(1);

        work = Mono.empty();
        first.tryEmitEmpty();
        await().until(() -> passes.get() == 2);
        recurring.soon();
        await().until(() -> passes.get() == 3);
    }

    @Test
    void goesOnAfterAFailure() {
        work = Mono.error(new IllegalStateException("the broker is away"));
        recurring(Duration.ofMillis(20)).start();

        await().until(() -> passes.get() > 3);
    }

    @Test
    void doesNothingOnceStopped() {
        Recurring recurring = recurring(Duration.ofHours(1));
        recurring.start();
        await().until(() -> passes.get() == 1);

        recurring.stop();
        recurring.soon();

        assertThat(passes).hasValue(1);
        recurring.start();
        await().until(() -> passes.get() == 2);
    }
}
