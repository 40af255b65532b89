package com.occ.inventory.notifier.incident;

import static com.occ.inventory.notifier.incident.Alerts.RUN;
import static com.occ.inventory.notifier.incident.Alerts.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Failing;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.Severity;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.messaging.RejectedMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTests {
    private static final Failing STALLED = Alerts.of("STALLED", "no answer");

    @Test
    void rejectsAlertsThatLackWhatAnIncidentNeeds() {
        assertRejected(() -> Alert.of(alert(null, TEN, STALLED)), "an alert needs a partner");
        assertRejected(() -> Alert.of(alert("north", TEN)), "an alert needs a cause");
        assertRejected(() -> Alert.of(alert("north", TEN, Alerts.of(null, "no answer"))), "an alert needs a cause");
        assertRejected(() -> Alert.of(alert("north", null, STALLED)), "an alert needs the time when it was found");
        assertRejected(
                () -> Alert.of(alert("north", TEN, new Failing("STALLED", null, null, null, 1, 0, 0, List.of()))),
                "an alert needs the time since when");
        assertRejected(() -> Alert.of(new StoreUnavailable(null, "no answer", null, TEN, 1)), "an alert needs a cause");
        assertRejected(
                () -> Alert.of(new PartnerRecovered("north", false, null, null, 1)),
                "an alert needs the time of the recovery");
    }

    @Test
    void aCauseNamedTwiceIsTakenOnce() {
        Alert alert = Alert.of(alert("north", TEN, STALLED, Alerts.of("STALLED", "otherwise")));

        assertThat(((Alert.Failing) alert).failings()).containsExactly(STALLED);
    }

    @Test
    void charactersThatNobodyCanStoreAreReplaced() {
        Item item = new Item(1, 2, "a\0b", "c\0d", "e\0f", null);
        Failing failing = new Failing("STALLED", "no\0answer", null, TEN, 1, 1, 1, List.of(item));
        Alert alert = Alert.of(alert("north", TEN, failing));

        assertThat(((Alert.Failing) alert).failings().toString())
                .doesNotContain("\0")
                .contains("no\uFFFDanswer");
    }

    @Test
    void onlyWhatIsHeldBackCanWait() {
        assertThat(Severities.of("SUSPICIOUS")).isEqualTo(Severity.WARNING);
        assertThat(Severities.of("TOKEN_INVALID")).isEqualTo(Severity.CRITICAL);
        assertThat(Severities.of("NEVER_HEARD_OF")).isEqualTo(Severity.CRITICAL);
    }

    private static FailureThresholdReached alert(String partner, Instant at, Failing... failings) {
        return new FailureThresholdReached(partner, "North", List.of(failings), null, RUN, at, 1);
    }

    private static void assertRejected(Runnable reading, String sentence) {
        assertThatThrownBy(reading::run).isInstanceOf(RejectedMessage.class).hasMessage(sentence);
    }
}
