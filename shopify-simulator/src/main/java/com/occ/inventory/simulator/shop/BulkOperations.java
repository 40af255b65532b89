package com.occ.inventory.simulator.shop;

import com.occ.inventory.simulator.shop.BulkOperation.Snapshot;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A shop's bulk operations: five at once, as Shopify allows since 2026-01; of older ones the last fifty are known. */
public final class BulkOperations {
    private static final int AT_ONCE = 5;
    private static final int KNOWN = 50;
    private static final long FIRST_NUMBER = 6_100_000_000_001L;

    private final NavigableMap<Long, BulkOperation> operations = new TreeMap<>();
    private long next = FIRST_NUMBER;
    private BulkBehaviour behaviour = BulkBehaviour.UNDISTURBED;

    public synchronized void behave(BulkBehaviour wanted) {
        behaviour = wanted;
    }

    /** Empty when as many as may are running; the query is not run then. */
    public synchronized Optional<Snapshot> start(String query, Instant now, Supplier<BulkResult> run) {
        var busy = operations.values().stream().filter(one -> one.busy(now)).count();
        if (busy >= AT_ONCE) {
            return Optional.empty();
        }
        var operation = new BulkOperation(next++, query, now, behaviour, run.get());
        behaviour = behaviour.afterOne();
        operations.put(next - 1, operation);
        if (operations.size() > KNOWN) {
            operations.pollFirstEntry();
        }
        return Optional.of(operation.at(now));
    }

    /** The operation after an attempt to cancel it, which one that has ended does not heed. */
    public synchronized Optional<Cancelation> cancel(long number, Instant now) {
        return Optional.ofNullable(operations.get(number)).map(operation -> {
            var heeded = operation.busy(now);
            if (heeded) {
                operation.cancel(now);
            }
            return new Cancelation(operation.at(now), heeded);
        });
    }

    public record Cancelation(Snapshot operation, boolean heeded) {}

    public synchronized Optional<Snapshot> find(long number, Instant now) {
        return Optional.ofNullable(operations.get(number)).map(operation -> operation.at(now));
    }

    public synchronized Optional<Snapshot> withKey(String key, Instant now) {
        return operations.values().stream()
                .filter(operation -> operation.key().equals(key))
                .findFirst()
                .map(operation -> operation.at(now));
    }

    /** The newest first. */
    public synchronized NavigableMap<Long, Snapshot> all(Instant now) {
        var all = new TreeMap<Long, Snapshot>();
        operations.forEach((number, operation) -> all.put(number, operation.at(now)));
        return all.descendingMap();
    }
}
