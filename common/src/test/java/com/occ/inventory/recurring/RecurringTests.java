package com.occ.inventory.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.AbstractReactiveTransactionManager;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@ExtendWith(OutputCaptureExtension.class)
class RecurringTests {
    private final AtomicInteger passes = new AtomicInteger();
    private volatile Mono<Void> work = Mono.empty();
    private Recurring started;

    private Recurring recurring(Duration period) {
        return started = new Recurring("count the passes", period) {
            @Override
            protected Mono<Void> pass() {
                passes.incrementAndGet();
                return work;
            }
        };
    }

    private Recurring startedAndIdle() {
        Recurring recurring = recurring(Duration.ofHours(1));
        recurring.start();
        await().until(() -> passes.get() == 1);
        return recurring;
    }

    @AfterEach
    void stop() {
        if (started != null && started.isRunning()) {
            started.stop();
        }
    }

    @Test
    void gathersWhatIsAskedForDuringAPassIntoOneMore() {
        Sinks.Empty<Void> first = Sinks.empty();
        work = first.asMono();
        Recurring recurring = startedAndIdle();

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
    void goesOnAfterAFailureAndSaysItOnceAndItsEndOnce(CapturedOutput output) {
        work = Mono.error(new IllegalStateException("the broker is away"));
        recurring(Duration.ofMillis(20)).start();
        await().until(() -> passes.get() > 3);

        work = Mono.empty();
        int failed = passes.get();
        await().until(() -> passes.get() > failed + 3);

        assertThat(output.getOut())
                .containsOnlyOnce("cannot count the passes, trying on")
                .containsOnlyOnce("can count the passes again");
    }

    @Test
    void aPassThatThrowsIsAPassThatFailed(CapturedOutput output) {
        started = new Recurring("count the passes", Duration.ofMillis(20)) {
            @Override
            protected Mono<Void> pass() {
                passes.incrementAndGet();
                throw new IllegalStateException("a mistake");
            }
        };
        started.start();

        await().until(() -> passes.get() > 3);
        assertThat(output.getOut()).containsOnlyOnce("cannot count the passes");
    }

    @Test
    void doesNothingOnceStopped() {
        Recurring recurring = startedAndIdle();

        recurring.stop();
        recurring.soon();

        assertThat(passes).hasValue(1);
        recurring.start();
        await().until(() -> passes.get() == 2);
    }

    @Test
    void abandonsThePassThatItIsStoppedIn() {
        AtomicBoolean abandoned = new AtomicBoolean();
        work = Mono.<Void>never().doOnCancel(() -> abandoned.set(true));

        startedAndIdle().stop();

        assertThat(abandoned).isTrue();
    }

    @Test
    void aPassThatTakesLongerThanThePeriodIsNotDoneTwiceAtATime() {
        Sinks.Empty<Void> slow = Sinks.empty();
        AtomicInteger ticks = new AtomicInteger();
        work = slow.asMono().doFirst(ticks::incrementAndGet);
        Recurring recurring = recurring(Duration.ofMillis(5));
        recurring.start();

        await().pollDelay(Duration.ofMillis(100)).until(() -> passes.get() == 1);
        slow.tryEmitEmpty();
        await().until(() -> ticks.get() > 2);
    }

    @Test
    void isDoneAfterTheCommitAndNotBefore() {
        Recurring recurring = startedAndIdle();
        AtomicInteger inside = new AtomicInteger();

        TransactionalOperator.create(new NoDatabase())
                .transactional(recurring.soonAfterCommit().then(Mono.fromRunnable(() -> inside.set(passes.get()))))
                .block(Duration.ofSeconds(5));

        assertThat(inside).hasValue(1);
        await().until(() -> passes.get() == 2);
    }

    @Test
    void isNotAskedForByWhatIsRolledBack() {
        Recurring recurring = startedAndIdle();

        TransactionalOperator.create(new NoDatabase())
                .execute(transaction -> {
                    transaction.setRollbackOnly();
                    return recurring.soonAfterCommit();
                })
                .blockLast(Duration.ofSeconds(5));

        assertThat(passes).hasValue(1);
    }

    @Test
    void takesBatchesUntilOneIsNotFull() {
        List<Integer> found = List.of(3, 3, 2, 3);
        AtomicInteger batches = new AtomicInteger();

        Recurring.inBatches(() -> Mono.just(found.get(batches.getAndIncrement())), 3)
                .block(Duration.ofSeconds(5));
        assertThat(batches).hasValue(3);

        Recurring.inBatches(() -> Mono.fromRunnable(batches::incrementAndGet), 3)
                .block(Duration.ofSeconds(5));
        assertThat(batches).hasValue(4);
    }

    private static final class NoDatabase extends AbstractReactiveTransactionManager {
        private static final long serialVersionUID = 1;

        @Override
        protected Object doGetTransaction(TransactionSynchronizationManager synchronizations) {
            return new Object();
        }

        @Override
        protected Mono<Void> doBegin(
                TransactionSynchronizationManager synchronizations, Object transaction, TransactionDefinition how) {
            return Mono.empty();
        }

        @Override
        protected Mono<Void> doCommit(
                TransactionSynchronizationManager synchronizations, GenericReactiveTransaction status) {
            return Mono.empty();
        }

        @Override
        protected Mono<Void> doRollback(
                TransactionSynchronizationManager synchronizations, GenericReactiveTransaction status) {
            return Mono.empty();
        }
    }
}
