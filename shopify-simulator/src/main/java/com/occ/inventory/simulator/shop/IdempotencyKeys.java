package com.occ.inventory.simulator.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys a shop has seen in the last 24 hours, each bound to its call's parameters. The answers' codes are those of
 * {@code InventorySetQuantitiesUserErrorCode}. Guarded by its shop's lock.
 */
public final class IdempotencyKeys {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final int MOST = 100_000;

    private final Map<String, Attempt> attempts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempt> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param fingerprint what the key is bound to: anything with an honest equals
     * @param group the adjustment group of a call that went through; null when nothing had to change
     * @param busyUntil until then the first answer is still on its way
     */
    public record Attempt(Object fingerprint, boolean succeeded, Object group, Instant at, Instant busyUntil) {}

    public Optional<Attempt> previous(String key, Instant now) {
        return Optional.ofNullable(attempts.get(key))
                .filter(attempt -> now.isBefore(attempt.at().plus(LIFE)));
    }

    public void remember(String key, Attempt attempt) {
        attempts.remove(key);
        attempts.put(key, attempt);
    }
}
