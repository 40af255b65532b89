package com.occ.inventory.simulator.demo;

import com.occ.inventory.simulator.RunningSimulator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The OCC store and its partners' stores, simulated in this process: what the system sees, and the truth. */
final class Stores {
    private final String baseUrl;
    private final RestApi control;
    private final JsonNode world;

    private Stores(String baseUrl, RestApi control, JsonNode world) {
        this.baseUrl = baseUrl;
        this.control = control;
        this.world = world;
    }

    record Partner(String key, String name, String domain, String accessToken) {}

    record Comparison(int items, int mismatches, JsonNode first) {}

    static Stores open(Options options) {
        String baseUrl = RunningSimulator.start(0).baseUrl();
        RestApi control = new RestApi(baseUrl + "/_control", null);
        JsonNode world = control.post(
                "/seed",
                Map.of(
                        "partners", options.partners(),
                        "variants", options.variants(),
                        "latencyMs", options.latency()));
        return new Stores(baseUrl, control, world);
    }

    /** Where the system's mail goes: a mailbox beside the stores, which asks for no password. */
    Map<String, String> openMailbox() {
        JsonNode opened = control.put("/mailbox", Map.of("open", true));
        return Map.of(
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", opened.get("smtpPort").asString(),
                "SMTP_SECURITY", "none",
                "ALERT_EMAIL_FROM", "OCC inventory sync <sync@occ.example>",
                "ALERT_EMAIL_TO", "operator@occ.example");
    }

    /** Where the system finds the stores and how it opens the OCC store. Its location it has to find by itself. */
    Map<String, String> environment() {
        JsonNode occ = world.get("occ");
        return Map.of(
                "SHOPIFY_BASE_URL", baseUrl + "/{shop}",
                "OCC_SHOP_DOMAIN", occ.get("domain").asString(),
                "OCC_CLIENT_ID", occ.get("clientId").asString(),
                "OCC_CLIENT_SECRET", occ.get("clientSecret").asString());
    }

    List<Partner> partners() {
        return world.get("partners")
                .valueStream()
                .map(partner -> new Partner(
                        partner.get("key").asString(),
                        partner.get("name").asString(),
                        partner.get("domain").asString(),
                        partner.get("accessToken").asString()))
                .toList();
    }

    String mappings() {
        return control.text("/mappings.csv");
    }

    Comparison compare() {
        JsonNode found = control.get("/compare");
        return new Comparison(
                found.get("items").asInt(), found.get("mismatches").asInt(), found.get("first"));
    }

    void drift(int changesPerMinute) {
        control.post("/drift", Map.of("enabled", true, "perMinute", changesPerMinute));
    }

    /** Of the OCC store, since it was opened. */
    JsonNode calls() {
        return control.get("/shops/" + occDomain() + "/calls");
    }

    String occDomain() {
        return world.get("occ").get("domain").asString();
    }

    String controlUrl() {
        return baseUrl + "/_control";
    }
}
