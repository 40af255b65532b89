package com.occ.inventory.simulator.demo;

import com.occ.inventory.simulator.demo.Stores.Partner;
import java.util.List;
import java.util.Map;

/** The system under demonstration, through the door that everybody uses. */
final class InventorySync {
    private static final String RUNS = "/api/v1/sync-runs";

    private final RestApi api;

    InventorySync(RestApi api) {
        this.api = api;
    }

    boolean ready() {
        return api.agrees("/readyz");
    }

    void register(Partner partner) {
        api.put(
                "/api/v1/partners/" + partner.key() + "?check=false",
                Map.of(
                        "name", partner.name(),
                        "shopDomain", partner.domain(),
                        "accessToken", partner.accessToken()));
    }

    void importMappings(String csv) {
        api.postCsv("/api/v1/mappings/import", csv);
    }

    void schedule(boolean enabled, int intervalMinutes) {
        api.put("/api/v1/schedule", Map.of("enabled", enabled, "intervalMinutes", intervalMinutes));
    }

    Run request() {
        return Run.of(api.post(RUNS, Map.of()));
    }

    Run show(String id) {
        return Run.of(api.get(RUNS + "/" + id));
    }

    /** Newest first. */
    List<Run> latest() {
        return api.get(RUNS + "?limit=20")
                .get("items")
                .valueStream()
                .map(Run::of)
                .toList();
    }
}
