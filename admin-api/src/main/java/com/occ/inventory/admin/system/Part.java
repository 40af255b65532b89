package com.occ.inventory.admin.system;

/** The five services, as people know them, and what is missing while one is. */
enum Part {
    ADMIN("admin-api", "These pages, the API, the history.", "Changes are not passed on and the history stands still."),
    SCHEDULER("scheduler-service", "Turns requests into runs and tracks them.", "No run begins or ends."),
    FETCHER("partner-fetcher-service", "Reads the partners' stores.", "No partner's stock is read."),
    UPDATER("store-updater-service", "Writes the OCC store.", "Nothing is written to the OCC store."),
    NOTIFIER(
            "notifier-service",
            "Keeps the incidents.",
            "New incidents are not opened, old ones not resolved, and nobody is told.");

    private final String title;
    private final String does;
    private final String loss;

    Part(String title, String does, String loss) {
        this.title = title;
        this.does = does;
        this.loss = loss;
    }

    /** As it calls itself: the name of its schema. */
    String service() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String title() {
        return title;
    }

    String does() {
        return does;
    }

    /** What does not happen without it. */
    String loss() {
        return loss;
    }

    /** Its title, or what it calls itself when it is none of ours. */
    static String titleOf(String service) {
        for (Part part : values()) {
            if (part.service().equals(service)) {
                return part.title();
            }
        }
        return service;
    }
}
