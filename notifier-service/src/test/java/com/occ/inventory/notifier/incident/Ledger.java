package com.occ.inventory.notifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The incidents of one subject in memory, as the repository would keep them. */
final class Ledger {
    static final Duration FLAP_WINDOW = Duration.ofHours(3);

    private final Map<UUID, Incident> incidents = new LinkedHashMap<>();
    private final Subject subject;
    private long sequence;

    Ledger(Subject subject) {
        this.subject = subject;
    }

    List<Incident> take(Alert alert) {
        return take(alert, alert.at());
    }

    List<Incident> take(Alert alert, Instant now) {
        List<Incident> changed = standing().changedBy(alert, now, FLAP_WINDOW);
        changed.forEach(incident -> incidents.put(incident.id(), incident));
        sequence = Math.max(sequence, alert.sequence());
        return changed;
    }

    Standing standing() {
        return new Standing(subject, sequence, List.copyOf(incidents.values()));
    }

    Collection<Incident> all() {
        return incidents.values();
    }

    List<Incident> open() {
        return incidents.values().stream().filter(Incident::open).toList();
    }
}
