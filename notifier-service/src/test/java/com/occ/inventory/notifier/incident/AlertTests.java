package com.occ.inventory.notifier.incident;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.messaging.RejectedMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertTests {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void rejectsAlertsThatLackWhatAnIncidentNeeds() {
        assertRejected(
                () -> Alert.of(new FailureThresholdReached(null, "STALLED", "no answer", null, null, TEN, 1)),
                "an alert needs a partner");
        assertRejected(
                () -> Alert.of(new FailureThresholdReached("north", null, "no answer", null, null, TEN, 1)),
                "an alert needs a cause");
        assertRejected(() -> Alert.of(new StoreUnavailable(null, "no answer", null, TEN, 1)), "an alert needs a cause");
        assertRejected(
                () -> Alert.of(new PartnerRecovered("north", null, null, 1)),
                "an alert needs the time of the recovery");
    }

    private static void assertRejected(Runnable reading, String sentence) {
        assertThatThrownBy(reading::run).isInstanceOf(RejectedMessage.class).hasMessage(sentence);
    }
}
