package com.occ.inventory.admin.access;

import java.io.Serializable;

/**
 * Who does something.
 *
 * @param name a user's or an API token's
 */
public record Actor(Kind kind, String name, Role role) implements Serializable {
    /** Whoever opens a page that wants no one in particular. */
    public static final Actor NOBODY = new Actor(Kind.NOBODY, "", Role.VIEWER);

    /** The names that users and tokens in the database cannot have, for they stand for something else. */
    public static final String API_TOKEN = "api-token";

    public static final String CRON = "cron";
    public static final String SETUP = "setup";

    /** A person. */
    public Actor(String name, Role role) {
        this(Kind.USER, name, role);
    }

    public boolean known() {
        return kind != Kind.NOBODY;
    }

    /** Whether there is a session, a password and an account of one's own. */
    public boolean person() {
        return kind == Kind.USER;
    }

    public enum Kind {
        USER,
        TOKEN,
        /** The system itself, on behalf of its environment or of its clock. */
        SYSTEM,
        NOBODY
    }
}
