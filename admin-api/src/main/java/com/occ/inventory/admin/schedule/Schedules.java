package com.occ.inventory.admin.schedule;

import com.occ.inventory.message.SettingsDocument.Schedule;
import java.time.Instant;
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

    /** Changes nothing, not even the version, when all is as it was. */
    Mono<Void> replace(boolean enabled, int intervalMinutes, Instant now) {
        return database.sql(
                        """
                        update admin.settings
                        set enabled = :enabled, interval_minutes = :minutes, since = :now, version = version + 1
                        where enabled <> :enabled or interval_minutes <> :minutes
                        """)
                .bind("enabled", enabled)
                .bind("minutes", intervalMinutes)
                .bind("now", now)
                .then();
    }
}
