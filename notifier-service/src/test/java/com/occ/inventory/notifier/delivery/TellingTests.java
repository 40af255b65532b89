package com.occ.inventory.notifier.delivery;

import static com.occ.inventory.notifier.delivery.Example.ID;
import static com.occ.inventory.notifier.delivery.Example.TEN;
import static com.occ.inventory.notifier.delivery.Example.after;
import static com.occ.inventory.notifier.delivery.Example.incident;
import static com.occ.inventory.notifier.delivery.Example.opened;
import static com.occ.inventory.notifier.delivery.Example.removed;
import static com.occ.inventory.notifier.delivery.Example.resolved;
import static com.occ.inventory.notifier.delivery.Example.settings;
import static com.occ.inventory.notifier.delivery.Example.told;
import static com.occ.inventory.notifier.delivery.Example.turned;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Mute;
import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.delivery.Tellable.Belief;
import com.occ.inventory.notifier.delivery.Tellable.Turn;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TellingTests {
    private static final AlertSettings DAILY = settings(24, true);

    @Test
    void anIncidentWithoutARunIsToldAfterAShortWhile() {
        assertThat(due(incident(), DAILY, after("PT4.9S"))).isEmpty();
        assertThat(due(incident(), DAILY, after("PT5S"))).containsExactly(Occasion.OPENED);
    }

    @Test
    void anIncidentOfARunIsToldWhenTheRunHasEndedOrAfterTwoMinutes() {
        Tellable running = turned(incident(), new Turn(TEN, true, null));
        assertThat(due(running, DAILY, after("PT1M59S"))).isEmpty();
        assertThat(due(running, DAILY, after("PT2M"))).containsExactly(Occasion.OPENED);

        Tellable ended = turned(incident(), new Turn(TEN, true, after("PT30S")));
        assertThat(due(ended, DAILY, after("PT34S"))).isEmpty();
        assertThat(due(ended, DAILY, after("PT35S"))).containsExactly(Occasion.OPENED);
    }

    @Test
    void whatIsNotQuiteNewGoesAlongWhetherItsRunIsOverOrNot() {
        Tellable due = incident();
        Tellable fresh = Example.withId(turned(incident(), new Turn(after("PT4S"), false, null)), new UUID(0, 2));
        Tellable running = Example.withId(turned(incident(), new Turn(TEN, true, null)), new UUID(0, 3));
        Tellable justFound = Example.withId(turned(incident(), new Turn(after("PT1S"), true, null)), new UUID(0, 4));

        assertThat(telling(DAILY, after("PT5S")).due(List.of(due, fresh, running, justFound), any -> true))
                .extracting(Telling.Word::incident)
                .containsExactly(ID, new UUID(0, 2), new UUID(0, 3));
    }

    @Test
    void whatNobodyCanBeToldWaitsAndHastensNothing() {
        Tellable warning = new Tellable(
                new UUID(0, 2),
                "north",
                Severity.WARNING,
                false,
                1,
                null,
                new Turn(TEN, false, null),
                Tellable.Told.NOTHING);
        Tellable fresh = turned(incident(), new Turn(after("PT10S"), false, null));

        assertThat(telling(DAILY, after("PT11S"))
                        .due(List.of(warning, fresh), severity -> severity == Severity.CRITICAL))
                .isEmpty();
    }

    @Test
    void aMuteKeepsBackWhatWasSaidBeforeItEnded() {
        Tellable said = told(incident(), Belief.OPEN, TEN);

        assertThat(telling(settings(24, true, new Mute("north", after("PT15M"))), after("PT20M"))
                        .mutedSinceSaid(said))
                .isTrue();
        assertThat(telling(settings(24, true, new Mute("north", TEN)), after("PT1S"))
                        .mutedSinceSaid(said))
                .isFalse();
        assertThat(telling(settings(24, true, new Mute("south", after("PT15M"))), TEN)
                        .mutedSinceSaid(said))
                .isFalse();
    }

    @Test
    void remindsAsLongAsItLasts() {
        Tellable told = told(incident(), Belief.OPEN, after("PT5S"));
        assertThat(due(told, DAILY, after("PT24H"))).isEmpty();
        assertThat(due(told, DAILY, after("PT24H5S"))).containsExactly(Occasion.REMINDER);
        assertThat(due(told, settings(0, true), after("P30D"))).isEmpty();
    }

    @Test
    void tellsThatItIsOverToThoseWhoKnewOfIt() {
        Tellable known = resolved(told(incident(), Belief.OPEN, TEN), after("PT1H"));
        assertThat(due(known, DAILY, after("PT1H5S"))).containsExactly(Occasion.RESOLVED);
        assertThat(due(known, settings(24, false), after("PT1H5S"))).isEmpty();
        assertThat(due(removed(known), DAILY, after("PT1H5S"))).isEmpty();
        assertThat(due(resolved(incident(), after("PT1H")), DAILY, after("PT10H")))
                .isEmpty();
    }

    @Test
    void theEndOfWhatFlapsIsToldWhenItHasStayedAway() {
        Tellable flapping = opened(resolved(told(incident(), Belief.OPEN, TEN), after("PT1H")), 2);
        assertThat(due(flapping, DAILY, after("PT3H59M"))).isEmpty();
        assertThat(due(flapping, DAILY, after("PT4H"))).containsExactly(Occasion.RESOLVED);
    }

    @Test
    void whatComesBackIsToldWhenItsEndWasToldAndOtherwiseOnlyRemindedOf() {
        Tellable back = opened(incident(), 2);
        assertThat(due(told(back, Belief.OVER, TEN), DAILY, after("PT5S"))).containsExactly(Occasion.REOPENED);
        assertThat(due(told(back, Belief.OPEN, TEN), DAILY, after("PT23H"))).isEmpty();
        assertThat(due(told(back, Belief.OPEN, TEN), DAILY, after("PT24H"))).containsExactly(Occasion.REMINDER);
        assertThat(due(back, DAILY, after("PT5S"))).containsExactly(Occasion.OPENED);
    }

    @Test
    void nothingIsToldOfAMutedPartnerUntilTheMuteEnds() {
        AlertSettings muted = settings(24, true, new Mute("north", after("PT1H")), new Mute("south", after("P9D")));
        assertThat(due(incident(), muted, after("PT59M"))).isEmpty();
        assertThat(due(incident(), muted, after("PT1H"))).containsExactly(Occasion.OPENED);
        assertThat(due(resolved(incident(), after("PT10M")), muted, after("PT1H")))
                .isEmpty();
        assertThat(due(resolved(told(incident(), Belief.OPEN, TEN), after("PT10M")), muted, after("PT59M")))
                .isEmpty();
    }

    @Test
    void closesWhatIsOverWithoutAWordOnceItCannotComeBack() {
        Tellable over = resolved(told(incident(), Belief.OPEN, TEN), after("PT1H"));
        Telling silent = telling(settings(24, false), after("PT4H"));
        assertThat(silent.closed(List.of(over))).containsExactly(ID);
        assertThat(telling(settings(24, false), after("PT3H59M")).closed(List.of(over)))
                .isEmpty();
        assertThat(telling(DAILY, after("PT9H")).closed(List.of(over))).isEmpty();
        assertThat(telling(DAILY, after("PT1H")).closed(List.of(removed(over)))).containsExactly(ID);
    }

    @Test
    void whatReachedNobodyIsSaidToOthersAtOnceAndToTheSameAfterAnHour() {
        Tellable unheard = Example.lost(incident(), Belief.NOTHING, after("PT5S"));
        assertThat(due(unheard, DAILY, after("PT1H4S"))).isEmpty();
        assertThat(due(unheard, DAILY, after("PT1H5S"))).containsExactly(Occasion.OPENED);
        assertThat(new Telling(DAILY, Example.PACE, "SMTP other@example.com", after("PT1M"))
                        .due(List.of(unheard), any -> true))
                .singleElement()
                .returns(Occasion.OPENED, Telling.Word::occasion);
        assertThat(due(resolved(unheard, after("PT1H")), DAILY, after("PT9H"))).isEmpty();
    }

    private static List<Occasion> due(Tellable incident, AlertSettings settings, Instant now) {
        return telling(settings, now).due(List.of(incident), any -> true).stream()
                .map(Telling.Word::occasion)
                .toList();
    }

    private static Telling telling(AlertSettings settings, Instant now) {
        return Example.telling(settings, now);
    }
}
