package com.occ.inventory.admin.item;

import com.occ.inventory.admin.catalogue.LateDocuments.LateDocument;
import java.time.Instant;
import java.util.List;

/**
 * A partner, with all that its page tells but its items.
 *
 * @param locations whose stock counts; empty for all active ones
 * @param mapped how many of its variants are
 * @param failing how many of its items fail and were not dismissed
 * @param freshAt when a full sync last read its store and wrote what differed; null when none did, as long as the history goes back
 * @param late since when, and why, what was changed of it does not reach the services; null while it does
 * @param syncs its part in the newest runs, the newest first
 */
public record PartnerSheet(
        String key,
        String name,
        String shopDomain,
        List<Long> locations,
        long mapped,
        long failing,
        long dismissed,
        Instant freshAt,
        TokenState token,
        LateDocument late,
        List<PartnerSync> syncs) {

    /** The newest one that has ended; null when none has. */
    public PartnerSync lastEnded() {
        return syncs.stream()
                .filter(sync -> sync.status().terminal())
                .findFirst()
                .orElse(null);
    }

    /** The newest one that has not ended; null when there is none. */
    public PartnerSync current() {
        return syncs.stream()
                .filter(sync -> !sync.status().terminal())
                .findFirst()
                .orElse(null);
    }

    public String title() {
        return name.isBlank() ? key : name;
    }
}
