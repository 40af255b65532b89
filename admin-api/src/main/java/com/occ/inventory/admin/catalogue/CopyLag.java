package com.occ.inventory.admin.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * How long documents wait to be published, as far as this process has seen them wait. A document that is changed again while it waits
 * goes on waiting.
 */
final class CopyLag {
    private Map<String, Instant> waiting = Map.of();

    /** @param behind names of the documents that wait now */
    Duration seen(Collection<String> behind, Instant now) {
        Map<String, Instant> still = new HashMap<>();
        behind.forEach(name -> still.put(name, waiting.getOrDefault(name, now)));
        waiting = still;
        return still.values().stream()
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, now))
                .orElse(Duration.ZERO);
    }
}
