package com.occ.inventory.notifier.incident;

import static com.occ.inventory.notifier.incident.Alerts.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.FailureThresholdReached;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever arrives, in whatever order and however often. */
class StandingPropertyTests {

    @Property
    void noTwoIncidentsOfACauseAreEverOpen(@ForAll("deliveries") List<Alert> deliveries) {
        Ledger ledger = ledgerOf(deliveries);
        for (Alert alert : deliveries) {
            ledger.take(alert);

            assertThat(ledger.open()).extracting(Incident::cause).doesNotHaveDuplicates();
            if (alert.subject().equals(Subject.STORE)) {
                assertThat(ledger.open()).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Property
    void whatTheNewestAlertNamesIsOpenAndNothingElse(@ForAll("deliveries") List<Alert> deliveries) {
        Ledger ledger = ledgerOf(deliveries);
        List<Alert> seen = new ArrayList<>();
        for (Alert alert : deliveries) {
            ledger.take(alert);
            seen.add(alert);

            Alert newest =
                    seen.stream().max(Comparator.comparing(Alert::sequence)).orElseThrow();
            assertThat(ledger.open().stream().map(Incident::cause).collect(Collectors.toSet()))
                    .isEqualTo(named(newest));
        }
    }

    @Property
    void whatStaysAwayForLongIsNeverTouchedAgain(@ForAll("deliveries") List<Alert> deliveries) {
        Ledger ledger = ledgerOf(deliveries);
        for (Alert alert : deliveries) {
            List<Incident> past = ledger.all().stream()
                    .filter(incident -> !incident.open()
                            && !incident.resolvedAt().plus(Ledger.FLAP_WINDOW).isAfter(alert.at()))
                    .toList();
            ledger.take(alert);

            assertThat(ledger.all()).containsAll(past);
        }
    }

    @Property
    void aCauseIsAtMostOnceAmongWhatMayComeBack(@ForAll("deliveries") List<Alert> deliveries) {
        Ledger ledger = ledgerOf(deliveries);
        Instant latest = TEN;
        for (Alert alert : deliveries) {
            ledger.take(alert);
            latest = alert.at().isAfter(latest) ? alert.at() : latest;
            Instant now = latest;

            assertThat(ledger.all().stream()
                            .filter(incident -> incident.open() || incident.flapsAt(now, Ledger.FLAP_WINDOW)))
                    .extracting(Incident::cause)
                    .doesNotHaveDuplicates();
        }
    }

    @Property
    void deliveredAgainChangesNothing(@ForAll("deliveries") List<Alert> deliveries) {
        Ledger ledger = ledgerOf(deliveries);
        for (Alert alert : deliveries) {
            ledger.take(alert);

            assertThat(ledger.take(alert)).isEmpty();
        }
    }

    private static Set<String> named(Alert alert) {
        return alert instanceof Alert.Failing failing
                ? failing.failings().stream()
                        .map(FailureThresholdReached.Failing::cause)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** What one owner said of one subject, shuffled, with repetitions. A sequence always stands for the same alert. */
    @Provide
    Arbitrary<List<Alert>> deliveries() {
        Arbitrary<Subject> subjects = Arbitraries.of(Subject.STORE, Subject.partner("north-roastery"));
        Arbitrary<List<Set<String>>> history = Arbitraries.of("UNREACHABLE", "TOKEN_INVALID", "ITEMS_FAILING")
                .set()
                .ofMaxSize(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
        return Combinators.combine(subjects, history).as(Tuple::of).flatMap(told -> Arbitraries.integers()
                .between(1, told.get2().size())
                .map(sequence -> alert(told.get1(), told.get2().get(sequence - 1), sequence))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30));
    }

    private static Alert alert(Subject subject, Set<String> causes, int sequence) {
        var at = TEN.plus(Duration.ofMinutes(50).multipliedBy(sequence));
        if (causes.isEmpty()) {
            return Alerts.recovered(subject, at, sequence);
        }
        // The store says one cause at a time.
        String[] named =
                causes.stream().limit(subject.equals(Subject.STORE) ? 1 : 3).toArray(String[]::new);
        return Alerts.failing(subject, at, sequence, named);
    }

    private static Ledger ledgerOf(List<Alert> deliveries) {
        return new Ledger(deliveries.get(0).subject());
    }
}
