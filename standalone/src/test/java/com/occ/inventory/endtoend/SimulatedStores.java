package com.occ.inventory.endtoend;

import com.occ.inventory.simulator.RunningSimulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    /** What the notifier needs to reach the mailbox beside the stores, which is open from now on. */
    Map<String, String> mail() {
        return mail(openMailbox());
    }

    static Map<String, String> mail(int smtpPort) {
        return Map.of(
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", Integer.toString(smtpPort),
                "SMTP_SECURITY", "none",
                "ALERT_EMAIL_FROM", "sync@occ.example",
                "ALERT_EMAIL_TO", "operator@occ.example");
    }

    /** Yields its port, which stays the same. */
    int openMailbox() {
        return control.send("PUT", "/mailbox", Map.of("open", true))
                .path("smtpPort")
                .asInt();
    }

    void closeMailbox() {
        control.send("PUT", "/mailbox", Map.of("open", false));
    }

    /** All mails so far, in the order of arrival. */
    List<JsonNode> mails() {
        return control.get("/mailbox/mails").valueStream().toList();
    }

    /** Tells the system about the partners and what is mapped to what. */
    void register(Http api) {
        for (JsonNode partner : seeded.path("partners")) {
            api.send(
                    "PUT",
                    "/partners/" + partner.path("key").asString() + "?check=false",
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

    /** Its key. */
    String partner(int index) {
        return seeded.path("partners").get(index).path("key").asString();
    }

    void revoke(String partner) {
        control.send("POST", "/shops/" + domain(partner) + "/revoke-token", null);
    }

    void restore(String partner) {
        control.send("POST", "/shops/" + domain(partner) + "/restore-token", null);
    }

    /** From now on each of its answers is of this kind. */
    void breaks(String partner, String fault) {
        control.send("PUT", "/shops/" + domain(partner) + "/fault", Map.of("kind", fault));
    }

    /** Tokens of the partners, and what the OCC store's are bought with. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        seeded.path("partners")
                .forEach(partner -> secrets.add(partner.path("accessToken").asString()));
        secrets.add(seeded.path("occ").path("clientSecret").asString());
        return secrets;
    }

    void deleteVariant(String partner, String variant) {
        control.send("DELETE", "/shops/" + domain(partner) + "/variants/" + variant, null);
    }

    /** The next calls go wrong in this way of the simulator's. */
    void fail(String partner, String kind, int times) {
        control.send("PUT", "/shops/" + domain(partner) + "/fault", Map.of("kind", kind, "times", times));
    }

    /** The OCC store has a small allowance from now on. */
    void impoverish(int points, int pointsPerSecond) {
        control.send(
                "PUT",
                "/shops/" + seeded.path("occ").path("domain").asString() + "/bucket",
                Map.of("maximum", points, "restoreRate", pointsPerSecond));
    }

    /** One more partner, whose access ends within a minute unless it is renewed, and with an item that the OCC store does not know. */
    void registerExpiring(Http api, String partner) {
        String domain = partner + ".myshopify.com";
        Map<String, Object> app = Map.of(
                "accessToken", "shpat_first_of_" + partner,
                "refreshToken", "shprt_first_of_" + partner,
                "expiresIn", 60,
                "clientId", "client-of-" + partner,
                "clientSecret", "secret-of-" + partner);
        Map<String, Object> shop = new HashMap<>(app);
        shop.put("products", List.of(Map.of("variants", List.of(Map.of("id", 1, "itemId", 2, "available", 5)))));
        control.send("PUT", "/shops/" + domain, shop);
        api.send(
                "PUT",
                "/partners/" + partner + "?check=false",
                Map.of("name", partner, "shopDomain", domain, "expiringToken", app));
        api.send("PUT", "/mappings/" + partner + "/1", Map.of("storeInventoryItemId", 999_999_999L));
    }

    /** How long each call takes, at every store. */
    void slow(int millis) {
        for (JsonNode partner : seeded.path("partners")) {
            latency(partner.path("domain").asString(), millis);
        }
        latency(seeded.path("occ").path("domain").asString(), millis);
    }

    /** Each row that the OCC store was asked to set. */
    List<JsonNode> writes() {
        List<JsonNode> rows = new ArrayList<>();
        control.get("/shops/" + seeded.path("occ").path("domain").asString() + "/writes")
                .forEach(rows::add);
        return rows;
    }

    private void latency(String domain, int millis) {
        control.send("PUT", "/shops/" + domain + "/latency", Map.of("millis", millis));
    }

    private String domain(String key) {
        for (JsonNode partner : seeded.path("partners")) {
            if (partner.path("key").asString().equals(key)) {
                return partner.path("domain").asString();
            }
        }
        throw new IllegalArgumentException("no partner " + key);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
