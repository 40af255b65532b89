package com.occ.inventory.recurring;

import com.occ.inventory.database.AfterCommit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
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

    private final Duration period;
    private final RepeatedWork work;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile Sinks.Empty<Void> end;

    /** @param what continues "cannot ..." and "can ... again" */
    protected Recurring(String what, Duration period) {
        this.period = period;
        this.work = new RepeatedWork(what);
    }

    /** Does what there is to do now, in batches; or some of it, and asks by {@link #soon} for the rest. */
    protected abstract Mono<Void> pass();

    /** That a pass does not hang for ever. */
    protected Mono<Void> limited(Mono<Void> pass) {
        return pass.timeout(DEADLINE);
    }

    /**
     * One batch after the other, as long as there may be more.
     *
     * @param batch yields how much it found, nothing for none
     * @param full how much one finds at most
     */
    protected static Mono<Void> inBatches(Supplier<? extends Mono<? extends Number>> batch, int full) {
        return Mono.<Number>defer(batch)
                .defaultIfEmpty(0)
                .repeat()
                .takeUntil(found -> found.longValue() < full)
                .then();
    }

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
        return AfterCommit.run(this::soon);
    }

    /** One pass; yields how many were asked for since it began. */
    private Mono<Integer> oneRound() {
        return Mono.defer(() -> {
            int seen = wanted.get();
            return limited(Mono.defer(this::pass))
                    .doOnSuccess(done -> work.worked())
                    .onErrorResume(error -> Mono.fromRunnable(() -> work.failed(error)))
                    .then(Mono.fromSupplier(() -> wanted.addAndGet(-seen)));
        });
    }

    @Override
    public final synchronized void start() {
        wanted.set(0);
        end = Sinks.empty();
        Flux.interval(Duration.ZERO, period)
                .onBackpressureDrop()
                .takeUntilOther(end.asMono())
                .subscribe(tick -> soon());
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
