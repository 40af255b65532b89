package com.occ.inventory.admin.schedule;

import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncRules.GonePolicy;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored schedule; a change raises the version of the settings. */
@Component
public class Schedules {
    private final DatabaseClient database;

    Schedules(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Schedule> current() {
        return database.sql("select enabled, interval_minutes, since from admin.settings")
                .map(row -> new Schedule(
                        row.get("enabled", Boolean.class),
                        row.get("interval_minutes", Integer.class),
                        row.get("since", Instant.class)))
                .one();
    }

    /** What the settings say besides the schedule goes with it. */
    record Settings(Schedule schedule, GonePolicy variantGone) {}

    Mono<Settings> settings() {
        return database.sql("select enabled, interval_minutes, since, variant_gone from admin.settings")
                .map(Schedules::settings)
                .one();
    }

    /** The same, and until the end of the transaction nobody else changes them. */
    Mono<Settings> lock() {
        return database.sql("select enabled, interval_minutes, since, variant_gone from admin.settings for update")
                .map(Schedules::settings)
                .one();
    }

    private static Settings settings(Readable row) {
        return new Settings(
                new Schedule(
                        row.get("enabled", Boolean.class),
                        row.get("interval_minutes", Integer.class),
                        row.get("since", Instant.class)),
                GonePolicy.valueOf(row.get("variant_gone", String.class)));
    }

    /** Slots count anew from {@code since}. */
    Mono<Void> replace(Settings settings) {
        return database.sql(
                        """
                        update admin.settings set
                          enabled = :enabled, interval_minutes = :minutes, since = :since, variant_gone = :gone,
                          version = version + 1
                        """)
                .bind("enabled", settings.schedule().enabled())
                .bind("minutes", settings.schedule().intervalMinutes())
                .bind("since", settings.schedule().since())
                .bind("gone", settings.variantGone().name())
                .then();
    }

    /** @param status as the run list shows it */
    public record LastRun(UUID id, Instant slot, String status) {}

    /** The newest run that a slot had. Not over before all its results are in the history. */
    Mono<LastRun> lastRun(Instant awaitedSince) {
        return database.sql(
                        """
                        select id, slot,
                          case when finished_at is null or finished_at < :awaited or pages <= (
                              select count(*) from admin.result_page where rejected is null
                                and dispatch in (select dispatch from admin.sync_log where run_id = id))
                            then status else 'RUNNING' end as shown_status
                        from admin.run where slot is not null order by slot desc limit 1
                        """)
                .bind("awaited", awaitedSince)
                .map(row -> new LastRun(
                        row.get("id", UUID.class),
                        row.get("slot", Instant.class),
                        row.get("shown_status", String.class)))
                .one();
    }
}
