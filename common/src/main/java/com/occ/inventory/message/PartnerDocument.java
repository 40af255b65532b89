package com.occ.inventory.message;

import java.util.List;

/**
 * A partner with its mappings and rules, whole. Readers replace what they have when the version is newer.
 *
 * @param deleted a tombstone: only key and version count
 * @param locations numbers of the store's locations that count; null or empty for all active ones
 * @param credentialsVersion version of the credentials that were published for this partner; 0 when there are none
 */
public record PartnerDocument(
        String key,
        long version,
        boolean deleted,
        String name,
        String shopDomain,
        List<Long> locations,
        boolean paused,
        long credentialsVersion,
        List<Line> lines)
        implements Event {

    public PartnerDocument {
        locations = locations == null ? List.of() : List.copyOf(locations);
        lines = lines == null ? List.of() : List.copyOf(lines);
    }
}
