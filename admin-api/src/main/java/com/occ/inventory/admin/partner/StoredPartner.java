package com.occ.inventory.admin.partner;

/** @param deleted there is no such partner, or no longer */
record StoredPartner(String key, String name, String shopDomain, boolean paused, boolean deleted, boolean hasToken) {}
