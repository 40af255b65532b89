package com.occ.inventory.admin.alertsettings;

import com.occ.inventory.admin.alertsettings.StoredAlerts.Sealed;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an audit says of a change: what is different. Mail addresses are told in full, since everybody who reads the audit sees them in the
 * settings too; the other addresses are secrets, of which only the host is told.
 */
final class AlertSettingsAudit {
    private AlertSettingsAudit() {}

    static Map<String, String> details(StoredAlerts before, StoredAlerts after) {
        Map<String, String> details = new LinkedHashMap<>();
        put(
                details,
                "failingPercent",
                before.thresholds().failingPercent(),
                after.thresholds().failingPercent());
        put(
                details,
                "failingRuns",
                before.thresholds().failingRuns(),
                after.thresholds().failingRuns());
        put(
                details,
                "unreachableRuns",
                before.thresholds().unreachableRuns(),
                after.thresholds().unreachableRuns());
        put(
                details,
                "silentMinutes",
                before.thresholds().silentMinutes(),
                after.thresholds().silentMinutes());
        if (!before.recipients().equals(after.recipients())) {
            details.put("recipients", recipients(before.recipients(), after.recipients()));
        }
        put(details, "reminderHours", before.reminderHours(), after.reminderHours());
        put(details, "recoveries", before.recoveries(), after.recoveries());
        address(details, "webhook", before.webhook(), after.webhook());
        address(details, "slack", before.slack(), after.slack());
        return details;
    }

    private static void put(Map<String, String> details, String name, Object before, Object after) {
        if (!before.equals(after)) {
            details.put(name, before + " -> " + after);
        }
    }

    private static String recipients(List<Recipient> before, List<Recipient> after) {
        Map<String, Severity> old = severities(before);
        Map<String, Severity> now = severities(after);
        List<String> words = new ArrayList<>();
        now.forEach((address, severity) -> {
            if (!old.containsKey(address)) {
                words.add("added " + address + " (" + severity + ")");
            } else if (old.get(address) != severity) {
                words.add("changed " + address + " (" + old.get(address) + " -> " + severity + ")");
            }
        });
        old.forEach((address, severity) -> {
            if (!now.containsKey(address)) {
                words.add("removed " + address + " (" + severity + ")");
            }
        });
        return words.isEmpty() ? "in another order" : String.join(", ", words);
    }

    private static Map<String, Severity> severities(List<Recipient> recipients) {
        Map<String, Severity> severities = new LinkedHashMap<>();
        recipients.forEach(one -> severities.put(one.address(), one.leastSeverity()));
        return severities;
    }

    private static void address(Map<String, String> details, String name, Sealed before, Sealed after) {
        if (!Objects.equals(before, after)) {
            details.put(
                    name,
                    after == null ? "removed" : (before == null ? "entered, at " : "replaced, at ") + after.host());
        }
    }
}
