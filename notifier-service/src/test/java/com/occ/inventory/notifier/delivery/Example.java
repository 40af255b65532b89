package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Mute;
import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.Concern;
import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.delivery.Tellable.Belief;
import com.occ.inventory.notifier.letter.Letter;
import com.occ.inventory.notifier.letter.Notice;
import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Incidents, settings and envelopes, for tests. */
final class Example {
    static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    static final Pace PACE = new Pace(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofHours(3));
    static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    static final String AUDIENCE = "SMTP a@example.com";

    private Example() {}

    static Instant after(String duration) {
        return TEN.plus(Duration.parse(duration));
    }

    static AlertSettings settings(int reminderHours, boolean recoveries, Mute... mutes) {
        return new AlertSettings(
                Thresholds.defaults(), List.of(), reminderHours, recoveries, List.of(mutes), null, null);
    }

    static Telling telling(AlertSettings settings, Instant now) {
        return new Telling(settings, PACE, AUDIENCE, now);
    }

    /** Of no run, critical, of the partner north, open, untold, known since ten. */
    static Tellable incident() {
        return new Tellable(
                ID,
                "north",
                Severity.CRITICAL,
                false,
                1,
                null,
                new Tellable.Turn(TEN, false, null),
                Tellable.Told.NOTHING);
    }

    static Tellable withId(Tellable t, UUID id) {
        return new Tellable(id, t.partner(), t.severity(), t.removed(), t.opened(), t.resolvedAt(), t.turn(), t.told());
    }

    static Tellable ofPartner(Tellable t, String partner) {
        return new Tellable(t.id(), partner, t.severity(), t.removed(), t.opened(), t.resolvedAt(), t.turn(), t.told());
    }

    static Tellable told(Tellable t, Belief belief, Instant at) {
        return new Tellable(
                t.id(),
                t.partner(),
                t.severity(),
                t.removed(),
                t.opened(),
                t.resolvedAt(),
                t.turn(),
                new Tellable.Told(belief, belief, at, at, null));
    }

    static Tellable resolved(Tellable t, Instant at) {
        return new Tellable(
                t.id(),
                t.partner(),
                t.severity(),
                t.removed(),
                t.opened(),
                at,
                new Tellable.Turn(at, false, null),
                t.told());
    }

    static Tellable opened(Tellable t, int times) {
        return new Tellable(t.id(), t.partner(), t.severity(), t.removed(), times, t.resolvedAt(), t.turn(), t.told());
    }

    static Tellable removed(Tellable t) {
        return new Tellable(t.id(), t.partner(), t.severity(), true, t.opened(), t.resolvedAt(), t.turn(), t.told());
    }

    static Tellable turned(Tellable t, Tellable.Turn turn) {
        return new Tellable(t.id(), t.partner(), t.severity(), t.removed(), t.opened(), t.resolvedAt(), turn, t.told());
    }

    static Known known(Tellable t) {
        return new Known(
                t,
                new Entry(
                        null,
                        t.id(),
                        Concern.PARTNER,
                        t.partner(),
                        null,
                        "UNREACHABLE",
                        t.severity(),
                        null,
                        null,
                        TEN,
                        TEN,
                        t.resolvedAt(),
                        t.removed(),
                        null,
                        1,
                        0,
                        0,
                        List.of()));
    }

    static Line line(UUID incident, Occasion occasion, Instant at) {
        return new Line(incident, occasion, at);
    }

    /** What was said of it at this time reached nobody. */
    static Tellable lost(Tellable t, Belief known, Instant at) {
        return new Tellable(
                t.id(),
                t.partner(),
                t.severity(),
                t.removed(),
                t.opened(),
                t.resolvedAt(),
                t.turn(),
                new Tellable.Told(known, known, at, null, new Tellable.Lost(AUDIENCE, at.plus(Duration.ofHours(1)))));
    }

    /** Being sent for the first time, to a mail address. */
    static Envelope envelope(List<Line> lines, int letterLines) {
        Letter letter = new Letter("1", "a@example.com", "s", "t", "h", Notice.test());
        return new Envelope(
                ID,
                false,
                AlertChannel.SMTP,
                "a@example.com",
                lines,
                letter,
                letterLines,
                1,
                1,
                1,
                lines.get(0).at());
    }
}
