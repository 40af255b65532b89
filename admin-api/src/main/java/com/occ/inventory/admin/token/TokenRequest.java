package com.occ.inventory.admin.token;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.access.UserName;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A token that somebody wants.
 *
 * @param expiresAt null for never
 */
public record TokenRequest(String name, Role role, Instant expiresAt) {

    TokenRequest checked(Actor maker, Instant now) {
        List<Fault> faults = new ArrayList<>();
        String fault = UserName.fault(name);
        if (fault != null) {
            faults.add(Fault.ofField("name", fault));
        }
        if (role == null) {
            faults.add(Fault.ofField("role", "must be one of VIEWER, OPERATOR, ADMIN"));
        } else if (!maker.role().includes(role)) {
            faults.add(Fault.ofField("role", "must not be above your own, which is " + maker.role()));
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            faults.add(Fault.ofField("expiresAt", "must be in the future"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The token was not made.", faults);
        }
        return new TokenRequest(UserName.of(name), role, expiresAt);
    }
}
