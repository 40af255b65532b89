package com.occ.inventory.endtoend;

import com.occ.inventory.simulator.RunningSimulator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Partner stores and an OCC store, and the truth about them. */
final class SimulatedStores implements AutoCloseable {
    private final RunningSimulator simulator = RunningSimulator.start(0);
    private final Http control = new Http(simulator.baseUrl() + "/_control", null);
    private final JsonNode seeded;

    SimulatedStores(int partners, int variants, int latencyMs) {
        seeded = control.send(
                "POST", "/seed", Map.of("partners", partners, "variants", variants, "latencyMs", latencyMs, "seed", 7));
    }

    /** What the services need to find the stores. */
    Map<String, String> environment() {
        JsonNode occ = seeded.path("occ");
        return Map.of(
                "SHOPIFY_BASE_URL", simulator.baseUrl() + "/{shop}",
                "OCC_SHOP_DOMAIN", occ.path("domain").asString(),
                "OCC_CLIENT_ID", occ.path("clientId").asString(),
                "OCC_CLIENT_SECRET", occ.path("clientSecret").asString());
    }

    /** Tells the system about the partners and what is mapped to what. */
    void register(Http api) {
        for (JsonNode partner : seeded.path("partners")) {
            api.send(
                    "PUT",
                    "/partners/" + partner.path("key").asString(),
                    Map.of(
                            "name", partner.path("name").asString(),
                            "shopDomain", partner.path("domain").asString(),
                            "accessToken", partner.path("accessToken").asString()));
        }
        api.send("POST", "/mappings/import", "text/csv", control.text("/mappings.csv"));
    }

    /** Changes the stock of every partner. */
    void change(long seed) {
        for (JsonNode partner : seeded.path("partners")) {
            control.send(
                    "POST",
                    "/shops/" + partner.path("domain").asString() + "/drift",
                    Map.of("variants", 1_000, "seed", seed));
        }
    }

    /** OCC quantities that differ from their partner's. */
    int mismatches() {
        return control.get("/compare").path("mismatches").asInt();
    }

    /** How often the OCC store was asked this. */
    int occCalls(String operation) {
        return control.get("/shops/" + seeded.path("occ").path("domain").asString() + "/calls")
                .path("byOperation")
                .path(operation)
                .asInt(0);
    }

    int partnerCalls() {
        int calls = 0;
        for (JsonNode partner : seeded.path("partners")) {
            calls += control.get("/shops/" + partner.path("domain").asString() + "/calls")
                    .path("queries")
                    .asInt();
        }
        return calls;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
