package com.occ.inventory.notifier.incident;

import java.util.List;

/**
 * How things stand with a subject.
 *
 * @param sequence of the newest alert that was taken; 0 when none was
 * @param open its open incidents
 */
record Standing(Subject subject, long sequence, List<Incident> open) {

    boolean alreadyKnows(Alert alert) {
        return alert.sequence() <= sequence;
    }

    /** The incidents that the alert opens, words anew or resolves; none when it is old or says nothing new. */
    List<Incident> changedBy(Alert alert) {
        if (alreadyKnows(alert)) {
            return List.of();
        }
        if (alert instanceof Alert.Failing failing) {
            Incident incident = open.stream()
                    .filter(candidate -> candidate.concerns(failing))
                    .findFirst()
                    .map(candidate -> candidate.refreshed(failing))
                    .orElseGet(() -> Incident.opened(failing));
            return open.contains(incident) ? List.of() : List.of(incident);
        }
        Alert.Recovered recovered = (Alert.Recovered) alert;
        return open.stream().map(incident -> incident.resolved(recovered.at())).toList();
    }
}
