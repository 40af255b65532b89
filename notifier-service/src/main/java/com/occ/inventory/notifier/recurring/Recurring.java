package com.occ.inventory.notifier.recurring;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger log = LoggerFactory.getLogger(Recurring.class);
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final String what;
    private final Duration period;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile Sinks.Empty<Void> end;
    private volatile boolean failing;

    /** @param what continues "cannot ..." and "can ... again" */
    protected Recurring(String what, Duration period) {
        this.what = what;
        this.period = period;
    }

    /** Does some of what there is to do now; asks again by {@link #soon} when there may be more. */
    protected abstract Mono<Void> pass();

    /** That a pass does not hang for ever. */
    protected Mono<Void> limited(Mono<Void> pass) {
        return pass.timeout(DEADLINE);
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

    /** One pass; yields how many were asked for since it began. */
    private Mono<Integer> oneRound() {
        return Mono.defer(() -> {
            int seen = wanted.get();
            return limited(Mono.defer(this::pass))
                    .doOnSuccess(done -> wellAgain())
                    .onErrorResume(this::failed)
                    .then(Mono.fromSupplier(() -> wanted.addAndGet(-seen)));
        });
    }

    private void wellAgain() {
        if (failing) {
            failing = false;
            log.info("can {} again", what);
        }
    }

    private Mono<Void> failed(Throwable error) {
        if (!failing) {
            failing = true;
            log.warn("cannot {}, tries again every {}", what, period, error);
        }
        return Mono.empty();
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
