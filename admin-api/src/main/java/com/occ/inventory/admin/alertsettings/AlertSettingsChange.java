package com.occ.inventory.admin.alertsettings;

import com.occ.inventory.admin.alertsettings.StoredAlerts.Sealed;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What a caller wants the settings of alerts to be; null leaves a value as it is.
 *
 * @param recipients all of them; an empty list for those of the notifier's environment
 * @param webhook the whole address; empty to take it away
 * @param slack likewise
 */
record AlertSettingsChange(
        Integer failingPercent,
        Integer failingRuns,
        Integer unreachableRuns,
        Integer silentMinutes,
        List<Recipient> recipients,
        Integer reminderHours,
        Boolean recoveries,
        String webhook,
        String slack) {

    /** @param leastSeverity null for WARNING, which is everything */
    record Recipient(String address, Severity leastSeverity) {
        AlertSettings.Recipient checked() {
            return new AlertSettings.Recipient(
                    address.strip(), leastSeverity == null ? Severity.WARNING : leastSeverity);
        }
    }

    /** @throws Problem that names every fault at once */
    AlertSettingsChange checked() {
        List<Fault> faults = new ArrayList<>();
        within(faults, "failingPercent", failingPercent, 1, 99);
        within(faults, "failingRuns", failingRuns, 1, 100);
        within(faults, "unreachableRuns", unreachableRuns, 1, 100);
        within(faults, "silentMinutes", silentMinutes, 5, 7 * 24 * 60);
        within(faults, "reminderHours", reminderHours, 0, AlertSettings.MOST_REMINDER_HOURS);
        if (recipients != null) {
            recipients(faults);
        }
        address(faults, "webhook", webhook);
        address(faults, "slack", slack);
        if (!faults.isEmpty()) {
            throw Problem.invalid("The settings were not changed.", faults);
        }
        return this;
    }

    private static void within(List<Fault> faults, String field, Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            faults.add(Fault.ofField(field, "must be %,d to %,d, not %,d".formatted(least, most, value)));
        }
    }

    private void recipients(List<Fault> faults) {
        if (recipients.size() > AlertSettings.MOST_RECIPIENTS) {
            faults.add(Fault.ofField(
                    "recipients", "at most " + AlertSettings.MOST_RECIPIENTS + ": use a mailing list for more"));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < recipients.size(); index++) {
            Recipient recipient = recipients.get(index);
            String address = recipient == null || recipient.address() == null
                    ? ""
                    : recipient.address().strip();
            String fault = MailAddress.fault(address);
            if (fault == null && !seen.add(address.toLowerCase(Locale.ROOT))) {
                fault = "is in the list already";
            }
            if (fault != null) {
                faults.add(Fault.ofField("recipients[" + index + "].address", fault));
            }
        }
    }

    private static void address(List<Fault> faults, String field, String address) {
        String fault = address == null || address.isBlank() ? null : ChannelAddress.fault(address.strip());
        if (fault != null) {
            faults.add(Fault.ofField(field, fault));
        }
    }

    /**
     * Equal to what was before when nothing changes.
     *
     * @param seal a channel and its address into what is stored of it
     */
    StoredAlerts applied(StoredAlerts before, BiFunction<AlertChannel, String, Sealed> seal) {
        Thresholds old = before.thresholds();
        return new StoredAlerts(
                new Thresholds(
                        or(failingPercent, old.failingPercent()),
                        or(failingRuns, old.failingRuns()),
                        or(unreachableRuns, old.unreachableRuns()),
                        or(silentMinutes, old.silentMinutes())),
                recipients == null
                        ? before.recipients()
                        : recipients.stream().map(Recipient::checked).toList(),
                or(reminderHours, before.reminderHours()),
                recoveries == null ? before.recoveries() : recoveries,
                address(AlertChannel.WEBHOOK, webhook, before.webhook(), seal),
                address(AlertChannel.SLACK, slack, before.slack(), seal));
    }

    private static int or(Integer wanted, int before) {
        return wanted == null ? before : wanted;
    }

    private static Sealed address(
            AlertChannel channel, String wanted, Sealed before, BiFunction<AlertChannel, String, Sealed> seal) {
        if (wanted == null) {
            return before;
        }
        return wanted.isBlank() ? null : seal.apply(channel, wanted.strip());
    }
}
