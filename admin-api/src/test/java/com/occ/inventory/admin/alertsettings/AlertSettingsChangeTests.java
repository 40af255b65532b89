package com.occ.inventory.admin.alertsettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.occ.inventory.admin.alertsettings.AlertSettingsChange.Recipient;
import com.occ.inventory.admin.alertsettings.StoredAlerts.Sealed;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertSettingsChangeTests {
    private static final Sealed OLD = new Sealed("k1.old", "old.example.com");
    private static final StoredAlerts BEFORE = new StoredAlerts(
            Thresholds.defaults(),
            List.of(new AlertSettings.Recipient("stock@example.com", Severity.WARNING)),
            24,
            true,
            OLD,
            null);

    @Test
    void leavesWhatIsNotNamedAsItIs() {
        AlertSettingsChange nothing = new AlertSettingsChange(null, null, null, null, null, null, null, null, null);

        assertThat(applied(nothing)).isEqualTo(BEFORE);
    }

    @Test
    void changesWhatIsNamed() {
        StoredAlerts after = applied(new AlertSettingsChange(
                60, 3, 2, 30, List.of(new Recipient(" a@b ", null)), 0, false, "", " https://hooks.example.com/x "));

        assertThat(after)
                .isEqualTo(new StoredAlerts(
                        new Thresholds(60, 3, 2, 30),
                        List.of(new AlertSettings.Recipient("a@b", Severity.WARNING)),
                        0,
                        false,
                        null,
                        new Sealed("SLACK sealed https://hooks.example.com/x", "hooks.example.com")));
    }

    /** What passes here must not fail when the message is made, and the other way round. */
    @Test
    void hasTheRangesOfTheMessage() {
        for (int value : new int[] {-1, 0, 1, 4, 5, 99, 100, 101, 168, 169, 10_080, 10_081}) {
            same(() -> new Thresholds(value, 1, 1, 5), change(value, 1, 1, 5, 1));
            same(() -> new Thresholds(1, value, 1, 5), change(1, value, 1, 5, 1));
            same(() -> new Thresholds(1, 1, value, 5), change(1, 1, value, 5, 1));
            same(() -> new Thresholds(1, 1, 1, value), change(1, 1, 1, value, 1));
            same(
                    () -> new AlertSettings(Thresholds.defaults(), List.of(), value, true, List.of(), null, null),
                    change(1, 1, 1, 5, value));
        }
    }

    private static void same(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable message, AlertSettingsChange change) {
        try {
            change.checked();
        } catch (Problem refused) {
            assertThatIllegalArgumentException().as("%s", change).isThrownBy(message);
            return;
        }
        assertThatNoException().as("%s", change).isThrownBy(message);
    }

    @Test
    void namesEveryFaultWithItsField() {
        AlertSettingsChange bad = new AlertSettingsChange(
                0,
                101,
                0,
                4,
                java.util.Arrays.asList(
                        new Recipient("a@b", null),
                        new Recipient("nobody", null),
                        new Recipient("A@B", null),
                        null,
                        new Recipient(null, null)),
                169,
                null,
                "https://10.0.0.1/",
                "http://hooks.slack.com/");

        assertThat(faults(bad))
                .containsOnlyKeys(
                        "failingPercent",
                        "failingRuns",
                        "unreachableRuns",
                        "silentMinutes",
                        "reminderHours",
                        "recipients[1].address",
                        "recipients[2].address",
                        "recipients[3].address",
                        "recipients[4].address",
                        "webhook",
                        "slack")
                .containsEntry("recipients[2].address", "is in the list already")
                .containsEntry("silentMinutes", "must be 5 to 10,080, not 4");
    }

    @Test
    void takesTwentyRecipients() {
        List<Recipient> many = Collections.nCopies(21, new Recipient("a@b", null));

        assertThat(faults(new AlertSettingsChange(null, null, null, null, many, null, null, null, null)))
                .containsOnlyKeys("recipients");
    }

    @Test
    void writesDownWhatIsDifferentWithoutTheAddressesOfChannels() {
        StoredAlerts after = new StoredAlerts(
                new Thresholds(50, 3, 1, 120),
                List.of(
                        new AlertSettings.Recipient("stock@example.com", Severity.WARNING),
                        new AlertSettings.Recipient("buyer@example.com", Severity.CRITICAL)),
                24,
                true,
                null,
                new Sealed("k1.sealed", "hooks.slack.com"));

        assertThat(AlertSettingsAudit.details(BEFORE, after))
                .isEqualTo(Map.of(
                        "failingRuns", "2 -> 3",
                        "recipients", "added buyer@example.com (CRITICAL)",
                        "webhook", "removed",
                        "slack", "entered, at hooks.slack.com"));
        assertThat(AlertSettingsAudit.details(BEFORE, BEFORE)).isEmpty();
        assertThat(after.stamp()).isEqualTo(after.stamp()).isNotEqualTo(BEFORE.stamp());
    }

    private static AlertSettingsChange change(int percent, int runs, int unreachable, int silent, int reminder) {
        return new AlertSettingsChange(percent, runs, unreachable, silent, null, reminder, null, null, null);
    }

    private static StoredAlerts applied(AlertSettingsChange change) {
        return change.checked()
                .applied(
                        BEFORE,
                        (channel, address) -> new Sealed(channel + " sealed " + address, ChannelAddress.host(address)));
    }

    private static Map<String, String> faults(AlertSettingsChange change) {
        return assertThatExceptionOfType(Problem.class).isThrownBy(change::checked).actual().faults().stream()
                .collect(java.util.stream.Collectors.toMap(Problem.Fault::field, Problem.Fault::message));
    }
}
