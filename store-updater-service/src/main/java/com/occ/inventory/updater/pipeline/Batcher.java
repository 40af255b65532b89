package com.occ.inventory.updater.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Gathers items of the same group into batches and hands them to a worker, a few batches at a time. A batch leaves when it is
 * full, or when nothing new has come for the linger; while all workers are busy everything waits and fills up.
 */
final class Batcher<T> {
    private final int size;
    private final int inFlightLimit;
    private final Duration linger;
    private final Function<T, Object> group;
    private final Function<List<T>, Mono<Void>> worker;
    private final Scheduler scheduler;

    private final Map<Object, Deque<T>> waiting = new LinkedHashMap<>();
    private Disposable timer;
    private boolean lingered;
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
        this.linger = linger;
        this.group = group;
        this.worker = worker;
        this.scheduler = scheduler;
    }

    synchronized void add(T item) {
        waiting.computeIfAbsent(group.apply(item), any -> new ArrayDeque<>()).add(item);
        lingered = false;
        send();
        startTimer();
    }

    synchronized int inFlight() {
        return inFlight;
    }

    private synchronized void lingered() {
        lingered = true;
        send();
    }

    private synchronized void finished() {
        inFlight--;
        send();
    }

    private void startTimer() {
        if (timer != null) {
            timer.dispose();
        }
        if (!waiting.isEmpty()) {
            timer = scheduler.schedule(this::lingered, linger.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        while (inFlight < inFlightLimit) {
            List<T> batch = take();
            if (batch.isEmpty()) {
                return;
            }
            inFlight++;
            Mono.defer(() -> worker.apply(batch))
                    .subscribeOn(scheduler)
                    .doFinally(signal -> finished())
                    .subscribe();
        }
    }

    /** A full batch of any group; else, once nothing new comes, the oldest group's. */
    private List<T> take() {
        Iterator<Deque<T>> groups = waiting.values().iterator();
        while (groups.hasNext()) {
            Deque<T> items = groups.next();
            if (items.size() >= size || lingered) {
                List<T> batch = new ArrayList<>(Math.min(size, items.size()));
                while (!items.isEmpty() && batch.size() < size) {
                    batch.add(items.poll());
                }
                if (items.isEmpty()) {
                    groups.remove();
                }
                return batch;
            }
        }
        return List.of();
    }
}
