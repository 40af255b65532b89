package com.occ.inventory.notifier.incident;

import static com.occ.inventory.notifier.incident.Alerts.RUN;
import static com.occ.inventory.notifier.incident.Alerts.TEN;
import static com.occ.inventory.notifier.incident.Alerts.failing;
import static com.occ.inventory.notifier.incident.Alerts.recovered;
import static com.occ.inventory.notifier.incident.Alerts.worded;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Item;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTests {
    private static final Subject ROASTERY = Subject.partner("north-roastery");

    private final Ledger roastery = new Ledger(ROASTERY);
    private final Ledger store = new Ledger(Subject.STORE);

    @Test
    void opensAnIncidentWithAllThatIsKnownOfIt() {
        Item item = new Item(7, 70, "NR-250", "REFUSED", "no", "req-7");
        var items =
                new FailureThresholdReached.Failing("ITEMS_FAILING", "17 of 30", null, TEN, 2, 17, 30, List.of(item));
        roastery.take(new Alert.Failing(ROASTERY, "North", List.of(items), TEN, RUN, minutes(5), 1), minutes(6));

        assertThat(roastery.open()).singleElement().satisfies(incident -> {
            assertThat(incident.subject().partner()).isEqualTo("north-roastery");
            assertThat(incident.cause()).isEqualTo("ITEMS_FAILING");
            assertThat(incident.openedAt()).isEqualTo(TEN);
            assertThat(incident.opened()).isEqualTo(1);
            assertThat(incident.turn()).isEqualTo(new Incident.Turn(RUN, minutes(6)));
            assertThat(incident.details()).isEqualTo(new Details("North", TEN, 2, 17, 30, List.of(item), false));
        });
    }

    @Test
    void wordsTheOpenIncidentAnewWhenTheSameCauseLasts() {
        roastery.take(worded(ROASTERY, "UNREACHABLE", "timed out", TEN, 1));
        var changed = roastery.take(worded(ROASTERY, "UNREACHABLE", "connection refused", minutes(60), 2));

        assertThat(changed).extracting(Incident::message).containsExactly("connection refused");
        assertThat(changed).extracting(incident -> incident.turn().notedAt()).containsExactly(TEN);
        assertThat(roastery.all()).hasSize(1);
    }

    @Test
    void saysNothingWhenNothingIsNew() {
        roastery.take(failing(ROASTERY, TEN, 1, "UNREACHABLE"));

        assertThat(roastery.take(failing(ROASTERY, minutes(60), 2, "UNREACHABLE")))
                .isEmpty();
    }

    @Test
    void keepsOneIncidentPerCauseOfAPartnerAndResolvesAllTogether() {
        roastery.take(failing(ROASTERY, TEN, 1, "UNREACHABLE", "ITEMS_FAILING"));
        assertThat(roastery.open()).hasSize(2);

        roastery.take(recovered(ROASTERY, minutes(1), 3));

        assertThat(roastery.open()).isEmpty();
        assertThat(roastery.all()).extracting(Incident::resolvedAt).containsOnly(minutes(1));
    }

    @Test
    void resolvesWhatAnAlertDoesNotNameAnyMore() {
        roastery.take(failing(ROASTERY, TEN, 1, "UNREACHABLE", "ITEMS_FAILING"));
        var changed = roastery.take(failing(ROASTERY, minutes(60), 2, "ITEMS_FAILING", "STALLED"));

        assertThat(changed).extracting(Incident::cause).containsExactly("STALLED", "UNREACHABLE");
        assertThat(roastery.open()).extracting(Incident::cause).containsExactly("ITEMS_FAILING", "STALLED");
        assertThat(roastery.all())
                .filteredOn(incident -> !incident.open())
                .singleElement()
                .returns(minutes(60), Incident::resolvedAt);
    }

    @Test
    void remembersWhenItBeganTheFirstTimeAndTheLastTime() {
        Alert.Failing first = Alert.single(ROASTERY, "UNREACHABLE", null, null, TEN, TEN, 1);
        Incident incident = Incident.opened(first, first.failings().get(0), TEN);
        Alert.Failing again = Alert.single(ROASTERY, "UNREACHABLE", null, null, minutes(90), minutes(95), 3);

        assertThat(incident.failingSince()).isEqualTo(TEN);
        assertThat(incident.reopened(again, again.failings().get(0), minutes(96)))
                .returns(TEN, Incident::openedAt)
                .returns(minutes(90), Incident::failingSince);
    }

    @Test
    void opensTheSameIncidentWhenItFailsAgainSoon() {
        roastery.take(failing(ROASTERY, TEN, 1, "UNREACHABLE"));
        roastery.take(recovered(ROASTERY, minutes(60), 2));
        roastery.take(failing(ROASTERY, minutes(239), 3, "UNREACHABLE"), minutes(240));

        assertThat(roastery.all()).singleElement().satisfies(incident -> {
            assertThat(incident.open()).isTrue();
            assertThat(incident.opened()).isEqualTo(2);
            assertThat(incident.openedAt()).isEqualTo(TEN);
            assertThat(incident.turn().notedAt()).isEqualTo(minutes(240));
        });
    }

    @Test
    void opensANewIncidentWhenItFailsAgainMuchLaterOrOtherwise() {
        roastery.take(failing(ROASTERY, TEN, 1, "UNREACHABLE"));
        roastery.take(recovered(ROASTERY, minutes(60), 2));
        roastery.take(failing(ROASTERY, minutes(61), 3, "TOKEN_INVALID"));
        roastery.take(recovered(ROASTERY, minutes(62), 4));
        roastery.take(failing(ROASTERY, minutes(240), 5, "UNREACHABLE"));

        assertThat(roastery.all()).hasSize(3).extracting(Incident::opened).containsOnly(1);
        assertThat(roastery.open()).hasSize(1);
    }

    @Test
    void whatIsOverBecauseThePartnerIsGoneDoesNotComeBack() {
        roastery.take(failing(ROASTERY, TEN, 1, "UNREACHABLE"));
        roastery.take(new Alert.Recovered(ROASTERY, true, null, minutes(1), 2));
        assertThat(roastery.all()).singleElement().returns(true, incident -> incident.details()
                .removed());

        roastery.take(failing(ROASTERY, minutes(2), 3, "UNREACHABLE"));

        assertThat(roastery.all()).hasSize(2);
    }

    @Test
    void dropsAlertsOlderThanTheLastTaken() {
        roastery.take(recovered(ROASTERY, TEN, 5));

        assertThat(roastery.take(failing(ROASTERY, TEN, 4, "UNREACHABLE"))).isEmpty();
        assertThat(roastery.take(failing(ROASTERY, TEN, 5, "UNREACHABLE"))).isEmpty();
    }

    @Test
    void theStoreHasOneIncidentWhateverItsCause() {
        store.take(failing(Subject.STORE, TEN, 1, "UNREACHABLE"));
        store.take(failing(Subject.STORE, minutes(1), 2, "TOKEN_INVALID"));
        store.take(recovered(Subject.STORE, minutes(2), 3));
        store.take(failing(Subject.STORE, minutes(3), 4, "SHOP_FROZEN"));

        assertThat(store.all()).singleElement().satisfies(incident -> {
            assertThat(incident.subject().partner()).isNull();
            assertThat(incident.cause()).isEqualTo("SHOP_FROZEN");
            assertThat(incident.opened()).isEqualTo(2);
        });
    }

    private static Instant minutes(int later) {
        return TEN.plusSeconds(60L * later);
    }
}
