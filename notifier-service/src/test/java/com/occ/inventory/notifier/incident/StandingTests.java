package com.occ.inventory.notifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.notifier.incident.Alert.Failing;
import com.occ.inventory.notifier.incident.Alert.Recovered;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTests {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Subject ROASTERY = Subject.partner("north-roastery");

    private final Ledger roastery = new Ledger(ROASTERY);
    private final Ledger store = new Ledger(Subject.STORE);

    @Test
    void opensAnIncidentSinceTheFailingBegan() {
        roastery.take(failing(ROASTERY, "TOKEN_INVALID", "Invalid API key", 1));

        assertThat(roastery.open()).singleElement().satisfies(incident -> {
            assertThat(incident.subject().partner()).isEqualTo("north-roastery");
            assertThat(incident.cause()).isEqualTo("TOKEN_INVALID");
            assertThat(incident.message()).isEqualTo("Invalid API key");
            assertThat(incident.openedAt()).isEqualTo(TEN);
        });
    }

    @Test
    void wordsTheOpenIncidentAnewWhenTheSameCauseLasts() {
        roastery.take(failing(ROASTERY, "UNREACHABLE", "timed out", 1));
        var changed = roastery.take(failing(ROASTERY, "UNREACHABLE", "connection refused", 2));

        assertThat(changed).extracting(Incident::message).containsExactly("connection refused");
        assertThat(roastery.all()).hasSize(1);
    }

    @Test
    void saysNothingWhenNothingIsNew() {
        roastery.take(failing(ROASTERY, "UNREACHABLE", "timed out", 1));

        assertThat(roastery.take(failing(ROASTERY, "UNREACHABLE", "timed out", 2)))
                .isEmpty();
    }

    @Test
    void keepsOneIncidentPerCauseOfAPartnerAndResolvesAllTogether() {
        roastery.take(failing(ROASTERY, "UNREACHABLE", "timed out", 1));
        roastery.take(failing(ROASTERY, "ITEMS_FAILING", "9 of 12 items fail", 2));
        assertThat(roastery.open()).hasSize(2);

        roastery.take(new Recovered(ROASTERY, TEN.plusSeconds(60), 3));

        assertThat(roastery.open()).isEmpty();
        assertThat(roastery.all()).extracting(Incident::resolvedAt).containsOnly(TEN.plusSeconds(60));
    }

    @Test
    void opensANewIncidentWhenAPartnerFailsAgain() {
        roastery.take(failing(ROASTERY, "UNREACHABLE", "timed out", 1));
        roastery.take(new Recovered(ROASTERY, TEN.plusSeconds(60), 2));
        roastery.take(failing(ROASTERY, "UNREACHABLE", "timed out", 3));

        assertThat(roastery.all()).hasSize(2);
        assertThat(roastery.open()).hasSize(1);
    }

    @Test
    void dropsAlertsOlderThanTheLastTaken() {
        roastery.take(new Recovered(ROASTERY, TEN, 5));

        assertThat(roastery.take(failing(ROASTERY, "UNREACHABLE", "timed out", 4)))
                .isEmpty();
        assertThat(roastery.take(failing(ROASTERY, "UNREACHABLE", "timed out", 5)))
                .isEmpty();
    }

    @Test
    void theStoreHasOneIncidentWhateverItsCause() {
        store.take(failing(Subject.STORE, "UNREACHABLE", "timed out", 1));
        store.take(failing(Subject.STORE, "TOKEN_INVALID", "Invalid API key", 2));

        assertThat(store.all()).singleElement().satisfies(incident -> {
            assertThat(incident.subject().partner()).isNull();
            assertThat(incident.cause()).isEqualTo("TOKEN_INVALID");
        });
    }

    private static Failing failing(Subject subject, String cause, String message, long sequence) {
        return new Failing(subject, cause, message, "req-" + cause, TEN, sequence);
    }
}
