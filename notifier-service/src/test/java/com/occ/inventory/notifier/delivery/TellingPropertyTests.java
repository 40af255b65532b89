package com.occ.inventory.notifier.delivery;

import static com.occ.inventory.notifier.delivery.Example.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.notifier.delivery.Tellable.Belief;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One incident's life, minute by minute, beside a reader who writes down what he is told. */
class TellingPropertyTests {
    private static final Duration FLAP_WINDOW = Example.PACE.flapWindow();

    /** @param toggles minutes after ten at which it opens, is resolved, opens again, ... within the flap window */
    record Life(List<Integer> toggles, int reminderHours, boolean recoveries) {
        boolean openAt(int minute) {
            return toggles.stream().filter(toggle -> toggle <= minute).count() % 2 == 1;
        }

        int openedUntil(int minute) {
            return (int) (toggles.stream().filter(toggle -> toggle <= minute).count() + 1) / 2;
        }

        int lastToggle(int minute) {
            return toggles.stream()
                    .filter(toggle -> toggle <= minute)
                    .mapToInt(t -> t)
                    .max()
                    .orElse(-1);
        }
    }

    record Told(int minute, Occasion occasion) {}

    @Property
    void neverTellsTheSameTwiceAndNeverContradictsItself(@ForAll("lives") Life life) {
        Occasion last = null;
        for (Told told : tell(life)) {
            switch (told.occasion()) {
                case OPENED -> assertThat(last).isNull();
                case REOPENED -> assertThat(last).isEqualTo(Occasion.RESOLVED);
                case REMINDER, RESOLVED -> assertThat(last).isNotNull().isNotEqualTo(Occasion.RESOLVED);
            }
            assertThat(life.openAt(told.minute())).isEqualTo(told.occasion() != Occasion.RESOLVED);
            last = told.occasion();
        }
    }

    @Property
    void tellsExactlyWhatANaiveReaderOfTheRulesWould(@ForAll("lives") Life life) {
        assertThat(tell(life)).isEqualTo(naively(life));
    }

    @Property
    void inTheEndPeopleKnowHowItIs(@ForAll("lives") Life life) {
        List<Told> told = tell(life);
        int end = end(life);
        Optional<Occasion> last = told.isEmpty()
                ? Optional.empty()
                : Optional.of(told.get(told.size() - 1).occasion());
        if (life.openAt(end)) {
            assertThat(last).isPresent().get().isNotEqualTo(Occasion.RESOLVED);
        } else if (life.recoveries() && last.isPresent()) {
            assertThat(last).contains(Occasion.RESOLVED);
        }
    }

    /** The product's decision, applied each minute. */
    private static List<Told> tell(Life life) {
        AlertSettings settings = Example.settings(life.reminderHours(), life.recoveries());
        Tellable.Told state = Tellable.Told.NOTHING;
        List<Told> told = new ArrayList<>();
        for (int minute = 0; minute <= end(life); minute++) {
            if (life.lastToggle(minute) < 0) {
                continue;
            }
            Tellable incident = incident(life, minute, state);
            Telling telling = Example.telling(settings, at(minute));
            List<Telling.Word> words = telling.due(List.of(incident), any -> true);
            if (!words.isEmpty()) {
                Occasion occasion = words.get(0).occasion();
                told.add(new Told(minute, occasion));
                Belief belief = occasion == Occasion.RESOLVED ? Belief.OVER : Belief.OPEN;
                state = new Tellable.Told(belief, belief, at(minute), at(minute), null);
            } else if (!telling.closed(List.of(incident)).isEmpty()) {
                state = new Tellable.Told(Belief.OVER, Belief.OVER, at(minute), null, null);
            }
        }
        return told;
    }

    private static Tellable incident(Life life, int minute, Tellable.Told state) {
        Instant toggled = at(life.lastToggle(minute));
        Tellable open = Example.turned(
                Example.opened(Example.incident(), life.openedUntil(minute)), new Tellable.Turn(toggled, false, null));
        Tellable now = life.openAt(minute) ? open : Example.resolved(open, toggled);
        return new Tellable(
                now.id(), now.partner(), now.severity(), false, now.opened(), now.resolvedAt(), now.turn(), state);
    }

    /** The rules once more, as one would tell them to a person: what he believes, and what he heard last. */
    private static List<Told> naively(Life life) {
        List<Told> told = new ArrayList<>();
        Boolean believesOpen = null;
        int heard = 0;
        for (int minute = 0; minute <= end(life); minute++) {
            int stands = minute - life.lastToggle(minute);
            if (life.lastToggle(minute) < 0 || stands < 1) {
                // One minute passes before anybody says anything.
                if (Boolean.TRUE.equals(believesOpen)
                        && life.openAt(minute)
                        && life.reminderHours() > 0
                        && minute - heard >= 60 * life.reminderHours()) {
                    told.add(new Told(minute, Occasion.REMINDER));
                    heard = minute;
                }
                continue;
            }
            Occasion occasion = null;
            if (life.openAt(minute)) {
                if (believesOpen == null) {
                    occasion = Occasion.OPENED;
                } else if (!believesOpen) {
                    occasion = Occasion.REOPENED;
                } else if (life.reminderHours() > 0 && minute - heard >= 60 * life.reminderHours()) {
                    occasion = Occasion.REMINDER;
                }
            } else if (Boolean.TRUE.equals(believesOpen) && life.recoveries()) {
                boolean flaps = life.openedUntil(minute) > 1;
                if (!flaps || stands >= FLAP_WINDOW.toMinutes()) {
                    occasion = Occasion.RESOLVED;
                }
            }
            if (occasion != null) {
                told.add(new Told(minute, occasion));
                believesOpen = occasion != Occasion.RESOLVED;
                heard = minute;
            }
        }
        return told;
    }

    private static int end(Life life) {
        return life.lastToggle(Integer.MAX_VALUE) + 200;
    }

    private static Instant at(int minute) {
        return TEN.plusSeconds(60L * minute);
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<List<Integer>> toggles = Arbitraries.integers()
                .between(1, 170)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(pauses -> {
                    List<Integer> minutes = new ArrayList<>();
                    int minute = 0;
                    for (int pause : pauses) {
                        minutes.add(minute);
                        minute += pause;
                    }
                    return minutes;
                });
        return Combinators.combine(toggles, Arbitraries.integers().between(0, 3), Arbitraries.of(true, false))
                .as(Life::new);
    }
}
