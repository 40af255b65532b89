package com.occ.inventory.shopify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleFunction;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * Paces the calls to one store: a call is sent when the bucket holds what it will cost, reads and writes by turns. What
 * the bucket holds is learnt from the answers alone; until the first one nothing is held back.
 */
final class CostBudget {

    private static final Duration SHORTEST_NAP = Duration.ofMillis(1);

    private final Scheduler scheduler;
    private final StoreMeters meters;
    private final FairQueue<Reservation> waiting = new FairQueue<>();
    private final Map<Operation, Double> prices = new EnumMap<>(Operation.class);
    private Bucket bucket;
    private double inFlight;
    private double settled;
    private long closedUntil;
    private boolean napping;

    CostBudget(Scheduler scheduler, StoreMeters meters) {
        this.scheduler = scheduler;
        this.meters = meters;
        this.closedUntil = now();
        meters.available(this::available);
    }

    /**
     * Emits when the call may be sent. The reservation is to be released in any case; cancelling leaves the queue. Until either
     * the {@link RateLimitWait}s of the subscriber run.
     */
    Mono<Reservation> reserve(Operation operation) {
        return Mono.create(sink -> {
            Reservation reservation = new Reservation(operation, sink);
            sink.onCancel(reservation::release);
            reservation.queue();
            admit();
        });
    }

    /** Nothing is sent to this store for so long. */
    synchronized void pause(Duration pause) {
        closedUntil = Math.max(closedUntil, now() + pause.toNanos());
    }

    /** Not a number until the store has said it. */
    private synchronized double available() {
        return bucket == null ? Double.NaN : bucket.refilled(now()).level();
    }

    private void admit() {
        List<Reservation> admitted = new ArrayList<>();
        synchronized (this) {
            Duration wait = Duration.ZERO;
            for (Reservation next = waiting.peek(); next != null && wait.isZero(); next = waiting.peek()) {
                wait = untilNext(next);
                if (wait.isZero()) {
                    admitted.add(waiting.poll(next.price()).admit());
                }
            }
            if (!wait.isZero() && !napping) {
                napping = true;
                scheduler.schedule(this::wake, Math.max(wait.toNanos(), SHORTEST_NAP.toNanos()), TimeUnit.NANOSECONDS);
            }
        }
        admitted.forEach(reservation -> reservation.sink.success(reservation));
    }

    private void wake() {
        synchronized (this) {
            napping = false;
        }
        admit();
    }

    private Duration untilNext(Reservation next) {
        long now = now();
        if (closedUntil > now) {
            return Duration.ofNanos(closedUntil - now);
        }
        if (bucket == null) {
            return Duration.ZERO;
        }
        bucket = bucket.refilled(now);
        return bucket.until(next.price());
    }

    private long now() {
        return scheduler.now(TimeUnit.NANOSECONDS);
    }

    /** Points set aside for one sending of a call. */
    final class Reservation {

        private final Operation operation;
        private final MonoSink<Reservation> sink;
        private final List<RateLimitWait> waits;
        private double points;
        private long askedAt;
        private double settledBefore;
        private long sentAt;
        private boolean queued;
        private boolean admitted;
        private boolean released;

        private Reservation(Operation operation, MonoSink<Reservation> sink) {
            this.operation = operation;
            this.sink = sink;
            this.waits = RateLimitWait.in(sink.contextView());
        }

        private void queue() {
            synchronized (CostBudget.this) {
                if (!released) {
                    queued = true;
                    askedAt = now();
                    waits.forEach(wait -> wait.begins(now()));
                    waiting.add(operation.lane(), this);
                }
            }
        }

        private double price() {
            return prices.getOrDefault(operation, operation.firstGuess());
        }

        private Reservation admit() {
            points = price();
            settledBefore = settled;
            sentAt = now();
            waits.forEach(wait -> wait.ends(sentAt));
            meters.waited(sentAt - askedAt);
            admitted = true;
            inFlight += points;
            if (bucket != null) {
                bucket = bucket.plus(-points);
            }
            return this;
        }

        /** Books what the store says about a call that it carried out; null when it says nothing. */
        void answered(Cost cost) {
            if (cost != null) {
                meters.spent(cost.actual());
            }
            book(
                    cost,
                    others -> known(cost, others).plus(points - cost.actual()).reported(cost, others, sentAt));
        }

        /** Books what the store says about a call that it turned away for lack of points; null when it says nothing. */
        void throttled(Cost cost) {
            book(cost, others -> known(cost, others).overdrawn(cost, others));
        }

        private void book(Cost cost, DoubleFunction<Bucket> learn) {
            synchronized (CostBudget.this) {
                if (cost == null || !admitted || released) {
                    return;
                }
                if (cost.requested() > 0) {
                    prices.put(operation, cost.requested());
                }
                bucket = learn.apply(inFlight - points + settled - settledBefore);
            }
        }

        private Bucket known(Cost cost, double others) {
            return bucket == null
                    ? new Bucket(cost.available() - others, cost.capacity(), cost.restoreRate(), now())
                    : bucket.refilled(now());
        }

        /** Without an answer the points count as spent: the store may well have done the work. */
        void release() {
            synchronized (CostBudget.this) {
                if (released) {
                    return;
                }
                released = true;
                if (admitted) {
                    inFlight -= points;
                    settled += points;
                } else if (queued) {
                    waits.forEach(wait -> wait.ends(now()));
                    meters.waited(now() - askedAt);
                    waiting.remove(operation.lane(), this);
                }
            }
            CostBudget.this.admit();
        }
    }
}
