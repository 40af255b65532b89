package com.occ.inventory.updater.availability;

import com.occ.inventory.recurring.RepeatedWork;
import com.occ.inventory.shopify.ShopifyProblem;
import com.occ.inventory.updater.StoreUpdaterSettings;
import com.occ.inventory.updater.control.Control;
import com.occ.inventory.updater.pipeline.Pipeline;
import com.occ.inventory.updater.store.LocationMissing;
import com.occ.inventory.updater.store.OccStore;
import com.occ.inventory.updater.store.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets snapshots in only while the OCC store can be written. When it cannot, the consumer is stopped, which gives all that is in
 * hand back to the broker, and the store is tried until it answers.
 */
@Component
class StoreWatch {
    private static final Logger log = LoggerFactory.getLogger(StoreWatch.class);
    private static final String BINDING = "updaterSnapshots-in-0";
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final OccStore store;
    private final StoreStatus status;
    private final Control control;
    private final Pipeline pipeline;
    private final BindingsLifecycleController bindings;
    private final StoreUpdaterSettings settings;
    private final Clock clock;
    private final RepeatedWork rounds = new RepeatedWork("look after the OCC store");
    private boolean reading;
    private boolean proven;
    private Instant nextProbe = Instant.MIN;

    StoreWatch(
            OccStore store,
            StoreStatus status,
            Control control,
            Pipeline pipeline,
            BindingsLifecycleController bindings,
            StoreUpdaterSettings settings,
            Clock clock) {
        this.store = store;
        this.status = status;
        this.control = control;
        this.pipeline = pipeline;
        this.bindings = bindings;
        this.settings = settings;
        this.clock = clock;
    }

    /** Runs alone: the next one begins a pause after this one has ended. */
    @Scheduled(fixedDelayString = "${updater.watch:500ms}")
    void watch() {
        rounds.during(() -> {
            if (reading) {
                pipeline.trouble().ifPresentOrElse(this::stop, this::prove);
            } else if (due() && pipeline.quiet() && control.complete().block(DEADLINE)) {
                tryToStart();
            }
            status.announce().block(DEADLINE);
        });
    }

    private boolean due() {
        return !clock.instant().isBefore(nextProbe);
    }

    private void tryToStart() {
        nextProbe = clock.instant().plus(settings.probe());
        try {
            String location =
                    store.locate().timeout(DEADLINE, Mono.error(noAnswer())).block();
            log.debug("the location is {}", location);
            pipeline.open();
            bindings.start(BINDING);
            reading = true;
            proven = false;
        } catch (LocationMissing missing) {
            tell(Trouble.of(missing));
        } catch (ShopifyProblem problem) {
            tell(Trouble.ofProbe(problem));
        }
    }

    /** A store that answers a question may still refuse to be written, so only a write, or having none to do, is a recovery. */
    private void prove() {
        if (!proven && (pipeline.written() || pipeline.empty() && due())) {
            if (status.available().block(DEADLINE)) {
                log.info("the OCC store can be written again");
            }
            proven = true;
        }
    }

    private void stop(Trouble trouble) {
        nextProbe = clock.instant().plus(settings.probe());
        bindings.stop(BINDING);
        reading = false;
        pipeline.abandon();
        tell(trouble);
    }

    private void tell(Trouble trouble) {
        if (status.unavailable(trouble).block(DEADLINE)) {
            log.warn("the OCC store cannot be written: {}: {}", trouble.failure(), trouble.message());
        }
    }

    private static ShopifyProblem noAnswer() {
        return new ShopifyProblem.Unreachable(1, "no answer within " + DEADLINE, null, null);
    }
}
