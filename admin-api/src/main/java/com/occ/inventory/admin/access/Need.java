package com.occ.inventory.admin.access;

/** What a request asks of whoever makes it. */
public enum Need {
    NOTHING(null),
    CRON_SECRET(null),
    VIEWER(Role.VIEWER),
    OPERATOR(Role.OPERATOR),
    ADMIN(Role.ADMIN);

    private final Role role;

    Need(Role role) {
        this.role = role;
    }

    /** Null when it is no matter of roles. */
    public Role role() {
        return role;
    }
}
