package com.occ.inventory.admin.user;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;

/**
 * What a sign-in is checked against.
 *
 * @param sessionEpoch what a session that begins now carries
 */
public record Credentials(String name, Role role, String passwordHash, int sessionEpoch) {
    public Actor actor() {
        return new Actor(name, role);
    }

    @Override
    public String toString() {
        return "Credentials[" + name + ", " + role + "]";
    }
}
