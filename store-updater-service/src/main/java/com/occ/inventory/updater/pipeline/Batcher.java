package com.occ.inventory.updater.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Gathers items of the same group into batches and hands them to a worker, a few batches at a time. A batch leaves when it is
 * full, or when nothing new has come to its group for the linger, or when it has waited long enough; of several that may leave,
 * the one that has waited longest. While all workers are busy everything waits and fills up.
 */
final class Batcher<T> {
    /** In lingers: however steadily a group trickles in, it leaves after so many. */
    private static final int LONGEST_WAIT = 8;

    private final int size;
    private final int inFlightLimit;
    private final long linger;
    private final Function<T, Object> group;
    private final Function<List<T>, Mono<Void>> worker;
    private final Scheduler scheduler;

    private final Map<Object, Waiting<T>> waiting = new LinkedHashMap<>();
    private boolean timerRuns;
    private int inFlight;

    /** @param worker takes a batch; must not fail, for nobody hears it */
    Batcher(
            int size,
            int inFlightLimit,
            Duration linger,
            Function<T, Object> group,
            Function<List<T>, Mono<Void>> worker,
            Scheduler scheduler) {
        this.size = size;
        this.inFlightLimit = inFlightLimit;
        this.linger = linger.toMillis();
        this.group = group;
        this.worker = worker;
        this.scheduler = scheduler;
    }

    synchronized void add(T item) {
        waiting.computeIfAbsent(group.apply(item), any -> new Waiting<>(now())).add(item, now());
        send();
    }

    synchronized int inFlight() {
        return inFlight;
    }

    private synchronized void lingered() {
        timerRuns = false;
        send();
    }

    private synchronized void finished() {
        inFlight--;
        send();
    }

    private void send() {
        while (inFlight < inFlightLimit) {
            Optional<Waiting<T>> ripe = waiting.values().stream()
                    .filter(group -> group.items.size() >= size || due(group) <= now())
                    .min(Comparator.comparingLong(group -> group.since));
            if (ripe.isEmpty()) {
                startTimer();
                return;
            }
            List<T> batch = ripe.get().take(size, now());
            waiting.values().removeIf(group -> group.items.isEmpty());
            inFlight++;
            Mono.defer(() -> worker.apply(batch))
                    .subscribeOn(scheduler)
                    .doFinally(signal -> finished())
                    .subscribe();
        }
    }

    private void startTimer() {
        if (!timerRuns && !waiting.isEmpty()) {
            timerRuns = true;
            long next = waiting.values().stream().mapToLong(this::due).min().orElseThrow();
            scheduler.schedule(this::lingered, Math.max(1, next - now()), TimeUnit.MILLISECONDS);
        }
    }

    private long due(Waiting<T> group) {
        return Math.min(group.lastCame + linger, group.since + LONGEST_WAIT * linger);
    }

    private long now() {
        return scheduler.now(TimeUnit.MILLISECONDS);
    }

    /** The items of a group that are in no batch yet. */
    private static final class Waiting<T> {
        private final Deque<T> items = new ArrayDeque<>();
        private long since;
        private long lastCame;

        Waiting(long now) {
            since = now;
        }

        void add(T item, long now) {
            items.add(item);
            lastCame = now;
        }

        List<T> take(int size, long now) {
            List<T> batch = new ArrayList<>(Math.min(size, items.size()));
            while (!items.isEmpty() && batch.size() < size) {
                batch.add(items.poll());
            }
            since = now;
            return batch;
        }
    }
}
