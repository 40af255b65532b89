package com.occ.inventory.updater.pipeline;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.Mode;
import com.occ.inventory.messaging.LeftToTheBroker;
import com.occ.inventory.shopify.RateLimitWait;
import com.occ.inventory.trace.Step;
import com.occ.inventory.updater.StoreUpdaterSettings;
import com.occ.inventory.updater.item.Holds;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.Outcome.Reason;
import com.occ.inventory.updater.row.Outcome.Skipped;
import com.occ.inventory.updater.row.Page;
import com.occ.inventory.updater.store.Trouble;
import io.micrometer.observation.Observation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A page's way: held or let in, its rows read and written in calls that they share with other pages, its result published. The page
 * is settled with the broker after that.
 */
@Component
public class Pipeline {
    private final LevelReader reader;
    private final LevelWriter writer;
    private final Holds holds;
    private final Results results;
    private final StoreUpdaterSettings settings;
    private final Waits waits = new Waits();
    private volatile Session session;
    private boolean ended;

    Pipeline(LevelReader reader, LevelWriter writer, Holds holds, Results results, StoreUpdaterSettings settings) {
        this.reader = reader;
        this.writer = writer;
        this.holds = holds;
        this.results = results;
        this.settings = settings;
        open();
        abandon();
    }

    Mono<Void> apply(InventorySnapshot snapshot) {
        return Mono.deferContextual(context -> apply(snapshot, Step.in(context)));
    }

    private Mono<Void> apply(InventorySnapshot snapshot, Observation handling) {
        boolean suspicious = snapshot.mode() != Mode.DRY && Boolean.TRUE.equals(snapshot.nearlyAllEmpty());
        RateLimitWait wait = waits.enter(snapshot.dispatch());
        Page page = new Page(snapshot, wait, handling);
        return (suspicious ? unlessHeld(page) : healthy(page))
                .flatMap(outcomes -> results.publish(snapshot, outcomes, wait.takeMillis()))
                .doFinally(signal -> waits.leave(snapshot.dispatch()));
    }

    private Mono<List<Outcome>> unlessHeld(Page page) {
        InventorySnapshot snapshot = page.snapshot();
        return holds.holds(snapshot).flatMap(held -> held ? Mono.just(allHeld(snapshot)) : throughTheCalls(page));
    }

    /** Straight into the calls, so that pages of one partner keep the order in which they came. */
    private Mono<List<Outcome>> healthy(Page page) {
        InventorySnapshot snapshot = page.snapshot();
        Mono<Void> released = snapshot.mode() == Mode.DRY ? Mono.empty() : holds.release(snapshot);
        return throughTheCalls(page).flatMap(outcomes -> released.thenReturn(outcomes));
    }

    private Mono<List<Outcome>> throughTheCalls(Page page) {
        return page.snapshot().rows().isEmpty() ? Mono.just(List.of()) : session.enter(page);
    }

    private static List<Outcome> allHeld(InventorySnapshot snapshot) {
        return Collections.nCopies(snapshot.rows().size(), new Skipped(Reason.SUSPICIOUS));
    }

    /** Begins to work, on nothing that came before. */
    public synchronized void open() {
        if (!ended) {
            session = new Session(reader::read, writer::write, settings, Schedulers.parallel());
        }
    }

    /** For good: the process is stopped. */
    synchronized void end() {
        ended = true;
        session.close(new LeftToTheBroker("the updater is stopped"));
    }

    /** Forgets all that is in hand; the broker will deliver it again. */
    public void abandon() {
        session.close(new LeftToTheBroker("the OCC store cannot be written"));
    }

    /** Why the OCC store cannot be written, once that was found out. */
    public Optional<Trouble> trouble() {
        return session.trouble();
    }

    /** Whether the store has taken a write since {@link #open()}. */
    public boolean written() {
        return session.written();
    }

    /** Whether nothing is in hand. */
    public boolean empty() {
        return session.empty();
    }

    /** Whether no call is on its way any more. */
    public boolean quiet() {
        return session.quiet();
    }
}
