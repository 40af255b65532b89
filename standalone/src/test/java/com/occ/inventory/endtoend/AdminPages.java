package com.occ.inventory.endtoend;

import java.util.List;

/** The addresses of all pages that a person who is signed in can open. */
final class AdminPages {
    private AdminPages() {}

    static List<String> of(String partner, String run) {
        return List.of(
                "/",
                "/runs",
                "/runs/" + run,
                "/partners",
                "/partners/new",
                "/partners/" + partner,
                "/partners/" + partner + "/edit",
                "/mappings",
                "/mappings/import",
                "/mappings/review?partner=" + partner,
                "/failed-items",
                "/alerts",
                "/alerts/deliveries",
                "/alerts/settings",
                "/schedule",
                "/system",
                "/system/dead-letters",
                "/audit",
                "/users",
                "/tokens",
                "/account");
    }
}
