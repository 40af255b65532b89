package com.occ.inventory.admin.alertsettings;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;

/**
 * The form as it was typed.
 *
 * @param stamp of the settings that the page was made from
 * @param values of the fields that are one number or one address
 * @param recipients what was typed first, then empty rows for more
 */
public record AlertSettingsForm(
        String stamp,
        Map<String, String> values,
        List<Row> recipients,
        boolean recoveries,
        boolean dropWebhook,
        boolean dropSlack) {
    private static final List<String> NUMBERS =
            List.of("failingPercent", "failingRuns", "unreachableRuns", "silentMinutes", "reminderHours");
    private static final int SPARE_ROWS = 2;

    /** @param least a severity's name */
    public record Row(String address, String least) {}

    static AlertSettingsForm of(AlertSettingsView view, String stamp) {
        return new AlertSettingsForm(
                stamp,
                Map.of(
                        "failingPercent", "" + view.failingPercent(),
                        "failingRuns", "" + view.failingRuns(),
                        "unreachableRuns", "" + view.unreachableRuns(),
                        "silentMinutes", "" + view.silentMinutes(),
                        "reminderHours", "" + view.reminderHours(),
                        "webhook", "",
                        "slack", ""),
                withSpareRows(view.recipients().stream()
                        .map(one -> new Row(one.address(), one.leastSeverity().name()))
                        .toList()),
                view.recoveries(),
                false,
                false);
    }

    static AlertSettingsForm of(MultiValueMap<String, String> typed) {
        Map<String, String> values = new HashMap<>();
        NUMBERS.forEach(field -> values.put(field, text(typed, field)));
        List.of("webhook", "slack").forEach(field -> values.put(field, text(typed, field)));
        List<String> addresses = typed.getOrDefault("recipient", List.of());
        List<String> severities = typed.getOrDefault("least", List.of());
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < addresses.size(); at++) {
            if (!addresses.get(at).isBlank()) {
                rows.add(new Row(addresses.get(at).strip(), at < severities.size() ? severities.get(at) : "WARNING"));
            }
        }
        return new AlertSettingsForm(
                text(typed, AlertSettingsEditing.STAMP),
                values,
                withSpareRows(rows),
                "true".equals(typed.getFirst("recoveries")),
                "true".equals(typed.getFirst("dropWebhook")),
                "true".equals(typed.getFirst("dropSlack")));
    }

    /** The same as typed by somebody who has seen what is stored now. */
    AlertSettingsForm over(String newStamp) {
        return new AlertSettingsForm(newStamp, values, recipients, recoveries, dropWebhook, dropSlack);
    }

    private static List<Row> withSpareRows(List<Row> typed) {
        List<Row> rows = new ArrayList<>(typed);
        while (rows.size() < typed.size() + SPARE_ROWS && rows.size() < AlertSettings.MOST_RECIPIENTS) {
            rows.add(new Row("", "WARNING"));
        }
        return List.copyOf(rows);
    }

    public String at(String field) {
        return values.get(field);
    }

    /** The fields beside which a fault is told. */
    Set<String> fields() {
        Set<String> fields = new TreeSet<>(values.keySet());
        for (int at = 0; at < recipients.size(); at++) {
            fields.add("recipients[" + at + "].address");
        }
        fields.add("recipients");
        fields.add(AlertSettingsEditing.STAMP);
        return fields;
    }

    /** @throws Problem that names every fault at once */
    AlertSettingsChange read() {
        List<Fault> faults = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (String field : NUMBERS) {
            if (at(field).matches("\\d{1,9}")) {
                numbers.put(field, Integer.valueOf(at(field)));
            } else {
                faults.add(Fault.ofField(field, "must be a whole number"));
            }
        }
        AlertSettingsChange change = new AlertSettingsChange(
                numbers.get("failingPercent"),
                numbers.get("failingRuns"),
                numbers.get("unreachableRuns"),
                numbers.get("silentMinutes"),
                recipients.stream()
                        .filter(row -> !row.address().isEmpty())
                        .map(row -> new AlertSettingsChange.Recipient(
                                row.address(), "CRITICAL".equals(row.least()) ? Severity.CRITICAL : Severity.WARNING))
                        .toList(),
                numbers.get("reminderHours"),
                recoveries,
                address("webhook", dropWebhook),
                address("slack", dropSlack));
        try {
            change.checked();
        } catch (Problem more) {
            faults.addAll(more.faults());
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The settings were not changed.", faults);
        }
        return change;
    }

    /** An empty field keeps the address that is stored; a new one counts more than that the old one is to go. */
    private String address(String field, boolean drop) {
        return at(field).isEmpty() ? (drop ? "" : null) : at(field);
    }

    private static String text(MultiValueMap<String, String> typed, String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }
}
