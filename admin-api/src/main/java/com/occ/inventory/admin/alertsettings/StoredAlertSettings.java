package com.occ.inventory.admin.alertsettings;

import static com.occ.inventory.admin.sql.Sql.json;
import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.alertsettings.StoredAlerts.Sealed;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored settings of alerts. They share a row, and a version, with the schedule, of which nothing is touched here. */
@Component
public class StoredAlertSettings {
    private static final String SELECT =
            """
            select failing_percent, failing_runs, unreachable_runs, silent_minutes, cast(recipients as text) as recipients,
                   reminder_hours, recoveries, webhook, webhook_host, slack, slack_host
            from admin.settings\s""";

    private final DatabaseClient database;

    StoredAlertSettings(DatabaseClient database) {
        this.database = database;
    }

    Mono<StoredAlerts> current() {
        return database.sql(SELECT).map(StoredAlertSettings::alerts).one();
    }

    /** The same, and until the end of the transaction nobody else changes them. */
    Mono<StoredAlerts> lock() {
        return database.sql(SELECT + "for update")
                .map(StoredAlertSettings::alerts)
                .one();
    }

    /** The mail addresses of those who are told. */
    public Mono<List<String>> recipients() {
        return current()
                .map(alerts ->
                        alerts.recipients().stream().map(Recipient::address).toList());
    }

    Mono<Void> replace(StoredAlerts alerts) {
        return database.sql(
                        """
                        update admin.settings set
                          failing_percent = :percent, failing_runs = :failingRuns, unreachable_runs = :unreachableRuns,
                          silent_minutes = :silent, recipients = cast(:recipients as jsonb), reminder_hours = :reminder,
                          recoveries = :recoveries, webhook = :webhook, webhook_host = :webhookHost,
                          slack = :slack, slack_host = :slackHost, version = version + 1
                        """)
                .bind("percent", alerts.thresholds().failingPercent())
                .bind("failingRuns", alerts.thresholds().failingRuns())
                .bind("unreachableRuns", alerts.thresholds().unreachableRuns())
                .bind("silent", alerts.thresholds().silentMinutes())
                .bind("recipients", json(alerts.recipients()))
                .bind("reminder", alerts.reminderHours())
                .bind("recoveries", alerts.recoveries())
                .bind(
                        "webhook",
                        nullable(
                                alerts.webhook() == null
                                        ? null
                                        : alerts.webhook().address(),
                                String.class))
                .bind(
                        "webhookHost",
                        nullable(
                                alerts.webhook() == null
                                        ? null
                                        : alerts.webhook().host(),
                                String.class))
                .bind(
                        "slack",
                        nullable(alerts.slack() == null ? null : alerts.slack().address(), String.class))
                .bind(
                        "slackHost",
                        nullable(alerts.slack() == null ? null : alerts.slack().host(), String.class))
                .then();
    }

    private static StoredAlerts alerts(Readable row) {
        return new StoredAlerts(
                new Thresholds(
                        row.get("failing_percent", Integer.class),
                        row.get("failing_runs", Integer.class),
                        row.get("unreachable_runs", Integer.class),
                        row.get("silent_minutes", Integer.class)),
                List.of(MessageJson.MAPPER.readValue(row.get("recipients", String.class), Recipient[].class)),
                row.get("reminder_hours", Integer.class),
                row.get("recoveries", Boolean.class),
                sealed(row.get("webhook", String.class), row.get("webhook_host", String.class)),
                sealed(row.get("slack", String.class), row.get("slack_host", String.class)));
    }

    private static Sealed sealed(String address, String host) {
        return address == null ? null : new Sealed(address, host);
    }
}
