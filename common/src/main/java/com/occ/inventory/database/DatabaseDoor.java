package com.occ.inventory.database;

import com.occ.inventory.outage.NotThere;
import com.occ.inventory.outage.StartupWait;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Whether the database lets us in. */
final class DatabaseDoor {
    private static final String SETTINGS = "DATABASE_HOST, DATABASE_PORT";
    private static final String CREDENTIALS = "DATABASE_NAME, DATABASE_USER, DATABASE_PASSWORD";

    private final DatabaseSettings settings;

    DatabaseDoor(DatabaseSettings settings) {
        this.settings = settings;
    }

    void await(StartupWait wait) {
        wait.until(what(), SETTINGS, this::problem);
    }

    private String what() {
        return "the database at " + settings.host() + ":" + settings.port();
    }

    private String problem() {
        try (Connection open = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password())) {
            return open.isValid(5) ? null : "it does not answer";
        } catch (SQLException e) {
            if (passes(e.getSQLState())) {
                return e.getMessage().lines().findFirst().orElse("no answer");
            }
            throw new NotThere(what(), CREDENTIALS, e.getMessage(), e);
        }
    }

    /** Connection exceptions, too many connections, and a server that starts or stops (PostgreSQL, appendix A). */
    private static boolean passes(String state) {
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
