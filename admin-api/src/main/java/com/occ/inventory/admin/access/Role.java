package com.occ.inventory.admin.access;

import java.util.Arrays;

/** What someone may do; each one may do what those before it may. */
public enum Role {
    /** Sees everything, changes nothing. */
    VIEWER,
    /** Runs, pauses, retries, maps. */
    OPERATOR,
    /** Partners, tokens, settings and users. */
    ADMIN;

    /** As a form has it; null for what is no role, which the use case says beside the field. */
    public static Role typed(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
