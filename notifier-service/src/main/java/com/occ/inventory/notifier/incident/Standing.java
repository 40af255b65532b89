package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.FailureThresholdReached.Failing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How things stand with a subject.
 *
 * @param sequence of the newest alert that was taken; 0 when none was
 * @param incidents the open ones, and those that were resolved lately
 */
record Standing(Subject subject, long sequence, List<Incident> incidents) {

    boolean alreadyKnows(Alert alert) {
        return alert.sequence() <= sequence;
    }

    List<Incident> open() {
        return incidents.stream().filter(Incident::open).toList();
    }

    /**
     * The incidents that the alert opens, words anew or resolves; none when it is old or says nothing new.
     *
     * @param flapWindow what fails again within so long after it was resolved is the same incident
     */
    List<Incident> changedBy(Alert alert, Instant now, Duration flapWindow) {
        if (alreadyKnows(alert)) {
            return List.of();
        }
        if (alert instanceof Alert.Failing failing) {
            return changedBy(failing, now, flapWindow);
        }
        Alert.Recovered recovered = (Alert.Recovered) alert;
        return open().stream()
                .map(incident -> incident.resolved(recovered, recovered.removed(), now))
                .toList();
    }

    private List<Incident> changedBy(Alert.Failing alert, Instant now, Duration flapWindow) {
        List<Incident> over = new ArrayList<>(open());
        List<Incident> lasting = new ArrayList<>();
        for (Failing failing : alert.failings()) {
            Optional<Incident> open =
                    over.stream().filter(incident -> incident.concerns(failing)).findFirst();
            open.ifPresent(over::remove);
            lasting.add(open.map(incident -> incident.refreshed(alert, failing))
                    .or(() -> latelyResolved(alert, failing, flapWindow)
                            .map(incident -> incident.reopened(alert, failing, now)))
                    .orElseGet(() -> Incident.opened(alert, failing, now)));
        }
        return Stream.concat(
                        lasting.stream().filter(incident -> !incidents.contains(incident)),
                        over.stream().map(incident -> incident.resolved(alert, false, now)))
                .toList();
    }

    private Optional<Incident> latelyResolved(Alert.Failing alert, Failing failing, Duration flapWindow) {
        return incidents.stream()
                .filter(incident -> incident.concerns(failing) && incident.flapsAt(alert.at(), flapWindow))
                .max(Comparator.comparing(Incident::resolvedAt));
    }
}
