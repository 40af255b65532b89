package com.occ.inventory.simulator.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A query that runs by itself. Its data are those of the moment it was started; until its time is over it does not show
 * them. Guarded by the shop's {@link BulkOperations}.
 */
public final class BulkOperation {
    private final long number;
    private final String key = UUID.randomUUID().toString();
    private final String query;
    private final Instant createdAt;
    private final BulkBehaviour behaviour;
    private final BulkResult result;
    private Instant canceledAt;

    BulkOperation(long number, String query, Instant createdAt, BulkBehaviour behaviour, BulkResult result) {
        this.number = number;
        this.query = query;
        this.createdAt = createdAt;
        this.behaviour = behaviour;
        this.result = result;
    }

    public enum Status {
        CREATED,
        RUNNING,
        COMPLETED,
        FAILED,
        EXPIRED,
        CANCELING,
        CANCELED;

        boolean busy() {
            return this == CREATED || this == RUNNING || this == CANCELING;
        }
    }

    /**
     * The operation as a call sees it.
     *
     * @param key what its file is found by, instead of a token
     * @param objects lines so far; roots likewise
     */
    public record Snapshot(
            String gid,
            String key,
            String query,
            Status status,
            String errorCode,
            Instant createdAt,
            Instant completedAt,
            long objects,
            long roots,
            BulkResult result,
            BulkFault fault) {

        /** Null when there is none: not yet, not any more, or nothing in it. */
        public byte[] file() {
            return status == Status.COMPLETED && result.file().length > 0 ? result.file() : null;
        }

        /** What a failed operation got, or null. */
        public byte[] partialFile() {
            var lines = status == Status.FAILED && fault != BulkFault.ACCESS_DENIED ? result.firstLines() : new byte[0];
            return lines.length > 0 ? lines : null;
        }
    }

    String key() {
        return key;
    }

    boolean busy(Instant now) {
        return status(now).busy();
    }

    void cancel(Instant now) {
        canceledAt = now;
    }

    Snapshot at(Instant now) {
        var status = status(now);
        var share = status.busy() ? share(now) : 1;
        return new Snapshot(
                Gid.of("BulkOperation", number),
                key,
                query,
                status,
                status == Status.FAILED ? errorCode() : null,
                createdAt,
                status == Status.COMPLETED ? ends() : null,
                (long) (result.objects() * share),
                (long) (result.roots() * share),
                result,
                behaviour.fault());
    }

    private Status status(Instant now) {
        if (canceledAt != null) {
            return now.isAfter(canceledAt) ? Status.CANCELED : Status.CANCELING;
        }
        if (!now.isAfter(createdAt)) {
            return Status.CREATED;
        }
        if (behaviour.fault() == BulkFault.NEVER_ENDS || now.isBefore(ends())) {
            return Status.RUNNING;
        }
        if (errorCode() != null) {
            return Status.FAILED;
        }
        return behaviour.fault() == BulkFault.EXPIRED ? Status.EXPIRED : Status.COMPLETED;
    }

    private String errorCode() {
        return behaviour.fault() != null && behaviour.fault().fails()
                ? behaviour.fault().name()
                : result.errorCode();
    }

    private Instant ends() {
        return createdAt.plusMillis(behaviour.millis());
    }

    private double share(Instant now) {
        var passed = Duration.between(createdAt, now).toMillis();
        return behaviour.millis() == 0 ? 0 : Math.min(1, (double) passed / behaviour.millis());
    }
}
