package com.occ.inventory.simulator.shop;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One store. Its catalogue and idempotency keys are one state under one lock: a call sees and changes it as a whole,
 * which is what makes a set all or nothing. The other parts guard themselves.
 */
public final class Shop {
    private final String domain;
    private final String name;
    private final Tokens tokens;
    private final CostBucket bucket;
    private final Catalogue catalogue;
    private final ReentrantLock lock = new ReentrantLock();
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final WriteLog writes = new WriteLog();
    private final BulkOperations bulk = new BulkOperations();
    private volatile Delays delays;

    public Shop(String domain, String name, Tokens tokens, CostBucket bucket, Latency latency, Catalogue catalogue) {
        this.domain = domain;
        this.name = name;
        this.tokens = tokens;
        this.bucket = bucket;
        this.delays = new Delays(latency);
        this.catalogue = catalogue;
    }

    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public String domain() {
        return domain;
    }

    public String name() {
        return name;
    }

    public Tokens tokens() {
        return tokens;
    }

    public CostBucket bucket() {
        return bucket;
    }

    /** Only inside {@link #exclusively}. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Only inside {@link #exclusively}. */
    public IdempotencyKeys keys() {
        return keys;
    }

    public Faults faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    public WriteLog writes() {
        return writes;
    }

    public BulkOperations bulk() {
        return bulk;
    }

    public Delays delays() {
        return delays;
    }

    public void slowDown(Latency newLatency) {
        delays = new Delays(newLatency);
    }
}
