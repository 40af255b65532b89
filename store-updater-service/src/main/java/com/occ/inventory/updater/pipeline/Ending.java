package com.occ.inventory.updater.pipeline;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * The end of the process, first of all that ends: no call is begun any more, and those on their way are waited for, since only an
 * answer tells whether they were carried out. All pages in hand go back to the broker; whoever gets them counts what was
 * written of them, and writes the rest.
 */
@Component
class Ending implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Ending.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Pipeline pipeline;
    private volatile boolean running;

    Ending(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        pipeline.end();
        Boolean quiet = Flux.interval(Duration.ZERO, LOOK_EVERY)
                .map(look -> pipeline.quiet())
                .takeUntil(isQuiet -> isQuiet)
                .take(LONGEST)
                .last(false)
                .block();
        if (!Boolean.TRUE.equals(quiet)) {
            log.warn(
                    "a call to the OCC store has not been answered for {} s; what came of it is read later",
                    LONGEST.toSeconds());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the consumers, which would wait for nothing else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
