package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.door.Problem;
import java.util.regex.Pattern;

/** The short name by which files, addresses and messages call a partner. */
public record PartnerKey(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public PartnerKey {
        if (!FORM.matcher(value).matches()) {
            throw Problem.badRequest(
                    "A partner's key has 1 to 63 lower-case letters, digits and hyphens and does not begin with a hyphen.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
