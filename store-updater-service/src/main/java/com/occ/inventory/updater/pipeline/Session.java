package com.occ.inventory.updater.pipeline;

import com.occ.inventory.shopify.RateLimitWait;
import com.occ.inventory.trace.Step;
import com.occ.inventory.updater.StoreUpdaterSettings;
import com.occ.inventory.updater.item.Planned;
import com.occ.inventory.updater.item.Settled;
import com.occ.inventory.updater.pipeline.LevelReader.Levels;
import com.occ.inventory.updater.pipeline.LevelWriter.Written;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.Page;
import com.occ.inventory.updater.row.Row;
import com.occ.inventory.updater.store.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** All that is in hand between one start of the consumer and its end. */
final class Session {
    private static final Logger log = LoggerFactory.getLogger(Session.class);
    private static final int CALL = 250;
    private static final Object ANY = new Object();

    /** A call that was given up may be on its way to the store, and carried out: for so long its items are in no other one. */
    private static final Duration MAY_STILL_HAPPEN = Duration.ofSeconds(30);

    private final Function<List<Row>, Mono<Levels>> reader;
    private final Function<List<Planned>, Mono<Written>> writer;
    private final Duration deadline;
    private final Scheduler scheduler;
    private final ItemGate gate = new ItemGate();
    private final Batcher<Row> reads;
    private final Batcher<Planned> writes;
    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Trouble> trouble = new AtomicReference<>();
    private volatile Throwable closed;
    private volatile boolean taken;

    Session(
            Function<List<Row>, Mono<Levels>> reader,
            Function<List<Planned>, Mono<Written>> writer,
            StoreUpdaterSettings settings,
            Scheduler scheduler) {
        this.reader = reader;
        this.writer = writer;
        this.deadline = settings.batchDeadline();
        this.scheduler = scheduler;
        this.reads =
                new Batcher<>(CALL, settings.readsInFlight(), settings.linger(), row -> ANY, this::read, scheduler);
        this.writes = new Batcher<>(
                CALL,
                settings.writesInFlight(),
                settings.linger(),
                planned -> planned.row().runId(),
                this::write,
                scheduler);
    }

    Mono<List<Outcome>> enter(Page page) {
        pages.add(page);
        if (closed != null) {
            page.fail(closed);
        }
        for (Row row : page.rows()) {
            if (gate.enter(row)) {
                reads.add(row);
            }
        }
        return page.outcomes().doFinally(signal -> pages.remove(page));
    }

    private Mono<Void> read(List<Row> rows) {
        if (idle()) {
            return Mono.empty();
        }
        return serving(rows, Mono.defer(() -> reader.apply(rows)))
                .doOnNext(levels -> {
                    levels.settled().forEach(this::leave);
                    levels.planned().forEach(writes::add);
                })
                .then()
                .onErrorResume(error -> giveBack(rows, error));
    }

    private Mono<Void> write(List<Planned> batch) {
        if (idle()) {
            return Mono.empty();
        }
        return serving(batch.stream().map(Planned::row).toList(), Mono.defer(() -> writer.apply(batch)))
                .doOnNext(written -> {
                    if (written.settled().stream().anyMatch(Settled::stored)) {
                        taken = true;
                    }
                    written.settled().forEach(this::leave);
                    written.stale().forEach(reads::add);
                })
                .then()
                .onErrorResume(
                        error -> giveBack(batch.stream().map(Planned::row).toList(), error));
    }

    /**
     * A call holds back every job that has rows in it, and is told of in the trace of each. It ends in time, whoever does not answer: a
     * database whose host vanished says no word, and its calls would keep their places for ever. What the calls still bring after
     * that is not heard; whether a write was carried out, its intent and the store's level tell when its page comes back.
     */
    private <T> Mono<T> serving(List<Row> rows, Mono<T> calls) {
        Set<RateLimitWait> waits = rows.stream().map(Row::rateLimit).collect(Collectors.toSet());
        return Step.shared(
                        RateLimitWait.shared(calls, waits),
                        rows.stream().map(Row::handling).toList())
                .timeout(deadline, Mono.error(() -> new NotInTime(rows.size(), deadline)), scheduler);
    }

    private void leave(Settled settled) {
        settled.row().settle(settled.outcome());
        free(settled.row());
    }

    private void free(Row row) {
        gate.leave(row.storeItemId()).ifPresent(reads::add);
    }

    /**
     * When the store itself is the trouble, everything stays where it is until the watch closes the session. Any other error ends
     * the pages concerned; they are put off and come back.
     */
    private Mono<Void> giveBack(List<Row> rows, Throwable error) {
        Optional<Trouble> found = Trouble.of(error);
        if (found.isPresent()) {
            trouble.compareAndSet(null, found.get());
        } else {
            log.debug("{} rows are given back", rows.size(), error);
            rows.forEach(row -> row.fail(error));
            if (error instanceof NotInTime) {
                scheduler.schedule(() -> rows.forEach(this::free), MAY_STILL_HAPPEN.toSeconds(), TimeUnit.SECONDS);
            } else {
                rows.forEach(this::free);
            }
        }
        return Mono.empty();
    }

    private boolean idle() {
        return closed != null || trouble.get() != null;
    }

    void close(Throwable reason) {
        closed = reason;
        pages.forEach(page -> page.fail(reason));
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    boolean written() {
        return taken;
    }

    boolean empty() {
        return pages.isEmpty();
    }

    boolean quiet() {
        return reads.inFlight() + writes.inFlight() == 0;
    }
}
