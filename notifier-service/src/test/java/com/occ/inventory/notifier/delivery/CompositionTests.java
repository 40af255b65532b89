package com.occ.inventory.notifier.delivery;

import static com.occ.inventory.notifier.delivery.Example.ID;
import static com.occ.inventory.notifier.delivery.Example.TEN;
import static com.occ.inventory.notifier.delivery.Example.after;
import static com.occ.inventory.notifier.delivery.Example.incident;
import static com.occ.inventory.notifier.delivery.Example.known;
import static com.occ.inventory.notifier.delivery.Example.line;
import static com.occ.inventory.notifier.delivery.Example.opened;
import static com.occ.inventory.notifier.delivery.Example.removed;
import static com.occ.inventory.notifier.delivery.Example.resolved;
import static com.occ.inventory.notifier.delivery.Example.settings;
import static com.occ.inventory.notifier.delivery.Example.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.notifier.delivery.Tellable.Belief;
import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompositionTests {
    private static final Tellable OPEN = told(incident(), Belief.OPEN, TEN);
    private static final Tellable OVER = told(resolved(incident(), after("PT1H")), Belief.OVER, after("PT1H"));

    @Test
    void tellsEachIncidentOnceAsItStands() {
        assertThat(occasions(OPEN, TEN, Occasion.OPENED, Occasion.REMINDER)).containsExactly(Occasion.OPENED);
        assertThat(occasions(OPEN, TEN, Occasion.REMINDER, Occasion.REMINDER)).containsExactly(Occasion.REMINDER);
        assertThat(occasions(OPEN, TEN, Occasion.RESOLVED, Occasion.REOPENED)).containsExactly(Occasion.REOPENED);
        assertThat(occasions(OPEN, TEN, Occasion.OPENED, Occasion.RESOLVED, Occasion.REOPENED))
                .containsExactly(Occasion.OPENED);
    }

    @Test
    void whatOpenedAndWasResolvedMeanwhileIsToldAsFailedAndRecovered() {
        assertThat(written(OVER, after("PT2H"), Occasion.OPENED, Occasion.RESOLVED))
                .singleElement()
                .returns(Occasion.RESOLVED, Entry::occasion)
                .returns(after("PT1H"), Entry::resolvedAt);
    }

    @Test
    void waitsForTheWordThatIsAboutToComeButNotForEver() {
        Tellable justResolved = resolved(OPEN, after("PT1H"));
        assertThat(compose(justResolved, after("PT1H1S"), Occasion.OPENED)).isInstanceOf(Composition.Later.class);
        assertThat(compose(justResolved, after("PT1H2M"), Occasion.OPENED)).isInstanceOf(Composition.Nothing.class);
        Tellable justBack = opened(told(incident(), Belief.OVER, TEN), 2);
        assertThat(compose(justBack, after("PT1S"), Occasion.RESOLVED)).isInstanceOf(Composition.Later.class);
    }

    @Test
    void whatIsOverWithoutAWordIsNotTold() {
        Tellable gone = removed(resolved(OPEN, after("PT1H")));
        assertThat(compose(gone, after("PT1H"), Occasion.OPENED)).isInstanceOf(Composition.Nothing.class);
        assertThat(Composition.of(
                        List.of(line(ID, Occasion.OPENED, TEN)),
                        List.of(known(resolved(OPEN, after("PT1H")))),
                        Example.telling(settings(24, false), after("PT1H"))))
                .isInstanceOf(Composition.Nothing.class);
    }

    @Test
    void whatWasMutedSinceItWasSaidIsLeftOutUntilTheMuteEnds() {
        UUID second = new UUID(0, 2);
        Tellable ofSouth = Example.ofPartner(Example.withId(OPEN, second), "south");
        List<Line> lines = List.of(line(ID, Occasion.OPENED, TEN), line(second, Occasion.OPENED, TEN));
        AlertSettings muted = settings(24, true, new AlertSettings.Mute("north", after("PT1H")));

        assertThat(Composition.of(lines, List.of(known(OPEN), known(ofSouth)), Example.telling(muted, after("PT59M"))))
                .isInstanceOfSatisfying(Composition.Written.class, written -> assertThat(
                                written.notice().entries())
                        .extracting(Entry::incident)
                        .containsExactly(second));
        assertThat(Composition.of(lines, List.of(known(OPEN)), Example.telling(muted, after("PT59M"))))
                .isInstanceOf(Composition.Nothing.class);
        assertThat(Composition.of(lines, List.of(known(OPEN)), Example.telling(muted, after("PT1H"))))
                .isInstanceOf(Composition.Written.class);
    }

    @Test
    void theEndOfWhatReachedNobodyIsNotTold() {
        Tellable unheard = Example.lost(OVER, Belief.NOTHING, TEN);
        assertThat(compose(unheard, after("PT2H"), Occasion.RESOLVED)).isInstanceOf(Composition.Nothing.class);
    }

    @Test
    void whatFlapsIsTakenForOpenUntilItStaysAway() {
        Tellable flapping = opened(resolved(OPEN, after("PT1H")), 2);
        assertThat(written(flapping, after("PT2H"), Occasion.OPENED))
                .singleElement()
                .returns(Occasion.OPENED, Entry::occasion)
                .returns(null, Entry::resolvedAt);
    }

    @Test
    void keepsTheOrderInWhichItWasSaidAndLeavesOutWhatIsGone() {
        UUID second = new UUID(0, 2);
        List<Line> lines = List.of(
                line(second, Occasion.OPENED, TEN),
                line(ID, Occasion.OPENED, TEN),
                line(new UUID(0, 9), Occasion.OPENED, TEN));
        Composition composition = Composition.of(
                lines,
                List.of(known(OPEN), known(Example.withId(OPEN, second))),
                Example.telling(settings(24, true), TEN));

        assertThat(((Composition.Written) composition).notice().entries())
                .extracting(Entry::incident)
                .containsExactly(second, ID);
    }

    private static List<Occasion> occasions(Tellable incident, Instant now, Occasion... said) {
        return written(incident, now, said).stream().map(Entry::occasion).toList();
    }

    private static List<Entry> written(Tellable incident, Instant now, Occasion... said) {
        return ((Composition.Written) compose(incident, now, said)).notice().entries();
    }

    private static Composition compose(Tellable incident, Instant now, Occasion... said) {
        List<Line> lines = Arrays.stream(said)
                .map(occasion -> line(incident.id(), occasion, TEN))
                .toList();
        return Composition.of(lines, List.of(known(incident)), Example.telling(settings(24, true), now));
    }
}
