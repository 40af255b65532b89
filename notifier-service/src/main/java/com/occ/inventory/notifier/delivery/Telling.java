package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.delivery.Tellable.Belief;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Decides what is to be told of the incidents now.
 *
 * @param audience those who can be told
 */
record Telling(AlertSettings settings, Pace pace, String audience, Instant now) {

    record Word(UUID incident, Occasion occasion, Severity severity) {}

    /**
     * What is to be told now. When there is something, all else that is not quite new goes with it, whether its run is over or not.
     *
     * @param reachable whether anybody can be told of what matters so much; what cannot be told waits until it can
     */
    List<Word> due(List<Tellable> incidents, Predicate<Severity> reachable) {
        List<Tellable> tellable = incidents.stream()
                .filter(incident -> reachable.test(incident.severity()))
                .toList();
        boolean something = tellable.stream()
                .anyMatch(incident -> word(incident, this::gathered).isPresent());
        return something
                ? tellable.stream()
                        .flatMap(incident -> word(incident, this::ripe).stream())
                        .toList()
                : List.of();
    }

    /** Incidents of whose end nobody is to be told, and which cannot open again: nothing remains to be told of them. */
    List<UUID> closed(List<Tellable> incidents) {
        return incidents.stream()
                .filter(incident -> !incident.open() && !endIsTold(incident))
                .filter(incident -> !incident.mayReopen(now, pace.flapWindow()))
                .map(Tellable::id)
                .toList();
    }

    /** Whether people are to take it for open: it is, or it comes and goes and has not stayed away for long enough. */
    boolean takenForOpen(Tellable incident) {
        return incident.open() || endIsTold(incident) && held(incident);
    }

    /** Whether a letter in which this was said last would soon be followed by another that says otherwise. */
    boolean aboutToChange(Tellable incident, Occasion saidLast) {
        return incident.open() == (saidLast == Occasion.RESOLVED)
                && news(incident).isPresent()
                && now.isBefore(incident.turn().notedAt().plus(pace.gatherAtMost()));
    }

    private Optional<Word> word(Tellable incident, Predicate<Tellable> ready) {
        return news(incident)
                .filter(occasion -> ready.test(incident))
                .or(() -> reminder(incident))
                .map(occasion -> new Word(incident.id(), occasion, incident.severity()));
    }

    private Optional<Occasion> news(Tellable incident) {
        Belief belief = incident.told().belief();
        if (muted(incident) || inVain(incident)) {
            return Optional.empty();
        }
        if (incident.open()) {
            return switch (belief) {
                case NOTHING -> Optional.of(Occasion.OPENED);
                case OVER -> Optional.of(Occasion.REOPENED);
                case OPEN -> Optional.empty();
            };
        }
        return belief == Belief.OPEN && endIsTold(incident) && !held(incident)
                ? Optional.of(Occasion.RESOLVED)
                : Optional.empty();
    }

    private Optional<Occasion> reminder(Tellable incident) {
        Duration pause = Duration.ofHours(settings.reminderHours());
        boolean due = incident.open()
                && incident.told().belief() == Belief.OPEN
                && !pause.isZero()
                && !muted(incident)
                && !now.isBefore(incident.told().lastAt().plus(pause));
        return due ? Optional.of(Occasion.REMINDER) : Optional.empty();
    }

    private boolean endIsTold(Tellable incident) {
        return settings.recoveries() && !incident.removed();
    }

    /** What came back once may come back again: its end is only told when it stays away. */
    private boolean held(Tellable incident) {
        return incident.opened() > 1 && incident.mayReopen(now, pace.flapWindow());
    }

    /** Those who could not be reached a moment ago are not tried again at once: somebody who never can be would be tried for ever. */
    private boolean inVain(Tellable incident) {
        Tellable.Lost lost = incident.told().lost();
        return lost != null && now.isBefore(lost.againAt()) && audience.equals(lost.saidTo());
    }

    /** Whether nobody is to hear of it for now, also when it was said before. */
    boolean muted(Tellable incident) {
        return incident.partner() != null
                && settings.mutes().stream()
                        .anyMatch(mute -> mute.partner().equals(incident.partner())
                                && mute.until().isAfter(now));
    }

    /** Whether nobody got it because nobody was to hear of it: then no one was tried in vain, and it is said when the mute ends. */
    boolean mutedSinceSaid(Tellable incident) {
        return incident.partner() != null
                && settings.mutes().stream()
                        .anyMatch(mute -> mute.partner().equals(incident.partner())
                                && mute.until().isAfter(incident.told().saidAt()));
    }

    private boolean gathered(Tellable incident) {
        Tellable.Turn turn = incident.turn();
        return turn.runOver() && !now.isBefore(turn.completeAt().plus(pace.gather())) || waitedEnough(turn);
    }

    private boolean ripe(Tellable incident) {
        return incident.turn().runOver()
                || !now.isBefore(incident.turn().notedAt().plus(pace.gather()));
    }

    private boolean waitedEnough(Tellable.Turn turn) {
        return !now.isBefore(turn.notedAt().plus(pace.gatherAtMost()));
    }
}
