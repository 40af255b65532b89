package com.occ.inventory.notifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.notifier.incident.Alert.Failing;
import com.occ.inventory.notifier.incident.Alert.Recovered;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever arrives, in whatever order and however often. */
class StandingPropertyTests {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

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
    void theNewestAlertDecidesWhetherItIsOpen(@ForAll("deliveries") List<Alert> deliveries) {
        Ledger ledger = ledgerOf(deliveries);
        deliveries.forEach(ledger::take);

        Alert newest =
                deliveries.stream().max(Comparator.comparing(Alert::sequence)).orElseThrow();
        if (newest instanceof Failing failing) {
            assertThat(ledger.open()).anyMatch(incident -> incident.cause().equals(failing.cause()));
        } else {
            assertThat(ledger.open()).isEmpty();
        }
    }

    @Property
    void resolvedIsFinal(@ForAll("deliveries") List<Alert> deliveries) {
        Ledger ledger = ledgerOf(deliveries);
        Map<UUID, Incident> resolved = new HashMap<>();
        for (Alert alert : deliveries) {
            ledger.take(alert);

            assertThat(ledger.all()).containsAll(resolved.values());
            ledger.all().stream()
                    .filter(incident -> !incident.open())
                    .forEach(incident -> resolved.put(incident.id(), incident));
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

    /** What one owner said of one subject, shuffled, with repetitions. A sequence always stands for the same alert. */
    @Provide
    Arbitrary<List<Alert>> deliveries() {
        Arbitrary<Subject> subjects = Arbitraries.of(Subject.STORE, Subject.partner("north-roastery"));
        Arbitrary<List<String>> history = Arbitraries.of("UNREACHABLE", "TOKEN_INVALID", "ITEMS_FAILING", "RECOVERED")
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

    private static Alert alert(Subject subject, String news, int sequence) {
        Instant at = TEN.plusSeconds(sequence);
        return news.equals("RECOVERED")
                ? new Recovered(subject, at, sequence)
                : new Failing(subject, news, "alert " + sequence, null, at, sequence);
    }

    private static Ledger ledgerOf(List<Alert> deliveries) {
        return new Ledger(deliveries.get(0).subject());
    }
}
