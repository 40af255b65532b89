package com.occ.inventory.scheduler.recurring;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Work that is done every so often, and at once when somebody knows that there is some. Never twice at a time in one process: what
 * is asked for meanwhile is done together in the next pass. Whatever is lost between the passes is found again by the next one, so
 * a failed pass is only logged, when it begins to fail and when it is well again.
 */
public abstract class Recurring implements SmartLifecycle {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Duration period;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile Sinks.Empty<Void> end;
    private volatile boolean failing;

    protected Recurring(Duration period) {
        this.period = period;
    }

    /** Does all there is to do now. */
    protected abstract Mono<Void> pass();

    /** Asks for a pass that begins after this call. */
    public final void soon() {
        Sinks.Empty<Void> until = end;
        if (until != null && wanted.getAndIncrement() == 0) {
            oneRound()
                    .expand(left -> left > 0 ? oneRound() : Mono.empty())
                    .takeUntilOther(until.asMono())
                    .subscribe();
        }
    }

    /** Asks for a pass as soon as the current transaction is committed. */
    public final Mono<Void> soonAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(Recurring.this::soon);
                    }
                }))
                .then();
    }

    /** One pass; yields how many were asked for since it began. */
    private Mono<Integer> oneRound() {
        return Mono.defer(() -> {
            int seen = wanted.get();
            return Mono.defer(this::pass)
                    .timeout(DEADLINE)
                    .doOnSuccess(done -> wellAgain())
                    .onErrorResume(this::failed)
                    .then(Mono.fromSupplier(() -> wanted.addAndGet(-seen)));
        });
    }

    private void wellAgain() {
        if (failing) {
            failing = false;
            log.info("works again");
        }
    }

    private Mono<Void> failed(Throwable error) {
        if (!failing) {
            failing = true;
            log.warn("does not work, tries again every {}", period, error);
        }
        return Mono.empty();
    }

    @Override
    public final synchronized void start() {
        wanted.set(0);
        end = Sinks.empty();
        Flux.interval(Duration.ZERO, period).takeUntilOther(end.asMono()).subscribe(tick -> soon());
    }

    @Override
    public final synchronized void stop() {
        Sinks.Empty<Void> ended = end;
        end = null;
        ended.tryEmitEmpty();
    }

    @Override
    public final boolean isRunning() {
        return end != null;
    }
}
