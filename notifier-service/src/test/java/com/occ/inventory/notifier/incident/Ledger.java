package com.occ.inventory.notifier.incident;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The incidents of one subject in memory, as the repository would keep them. */
final class Ledger {
    private final Map<UUID, Incident> incidents = new LinkedHashMap<>();
    private final Subject subject;
    private long sequence;

    Ledger(Subject subject) {
        this.subject = subject;
    }

    List<Incident> take(Alert alert) {
        Standing standing = new Standing(subject, sequence, open());
        List<Incident> changed = standing.changedBy(alert);
        changed.forEach(incident -> incidents.put(incident.id(), incident));
        sequence = Math.max(sequence, alert.sequence());
        return changed;
    }

    Collection<Incident> all() {
        return incidents.values();
    }

    List<Incident> open() {
        return incidents.values().stream().filter(Incident::open).toList();
    }
}
