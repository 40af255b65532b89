package com.occ.inventory.admin.page;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;

/** What the person who looks may do; what they may not is not offered. */
public record Can(boolean operate, boolean administer) {
    static Can of(Actor actor) {
        return new Can(actor.role().includes(Role.OPERATOR), actor.role().includes(Role.ADMIN));
    }
}
