package com.occ.inventory.admin.partner;

import java.util.List;

/** @param deleted there is no such partner, or no longer */
record StoredPartner(
        String key,
        String name,
        String shopDomain,
        List<Long> locations,
        boolean paused,
        boolean deleted,
        boolean hasToken) {
    static StoredPartner none(PartnerKey key) {
        return new StoredPartner(key.value(), "", "", List.of(), false, true, false);
    }
}
