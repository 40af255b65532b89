package com.occ.inventory.endtoend;

import com.occ.inventory.endtoend.Pairing.Ailment;
import com.occ.inventory.simulator.RunningSimulator;
import com.occ.inventory.simulator.shop.Fault;
import com.occ.inventory.simulator.shop.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A simulated world, what is done to it, and its own word on what it was asked and told. */
final class SoakStores implements AutoCloseable {
    private static final int PARTNERS = 20;
    private static final int VARIANTS = 15;
    private static final int VARIANTS_OF_THE_LARGEST = 600;

    private final RunningSimulator simulator = RunningSimulator.start(0);
    private final Http control = new Http(simulator.baseUrl() + "/_control", null);
    private final JsonNode world;
    private final List<Pairing> pairings = new ArrayList<>();

    SoakStores(long seed) {
        Map<String, Object> asked = Map.of(
                "partners",
                PARTNERS,
                "variants",
                VARIANTS,
                "largest",
                VARIANTS_OF_THE_LARGEST,
                "seed",
                seed,
                "latencyMs",
                10,
                "jitterMs",
                20);
        world = control.send("POST", "/seed", asked);
        Map<String, String> shops = new HashMap<>();
        partners()
                .forEach((key, partner) -> shops.put(key, partner.path("domain").asString()));
        Map<Long, Long> occVariants = occVariants();
        control.text("/mappings.csv").lines().skip(1).forEach(line -> {
            String[] cells = line.split(",");
            long item = number(cells[2]);
            pairings.add(new Pairing(cells[0], shops.get(cells[0]), number(cells[1]), item, occVariants.get(item)));
        });
        pairings.forEach(pairing -> adjust(pairing, 10));
    }

    List<Pairing> pairings() {
        return pairings;
    }

    /** By key: name, domain and accessToken. */
    Map<String, JsonNode> partners() {
        Map<String, JsonNode> partners = new TreeMap<>();
        world.path("partners")
                .forEach(partner -> partners.put(partner.path("key").asString(), partner));
        return partners;
    }

    JsonNode occ() {
        return world.path("occ");
    }

    String baseUrl() {
        return simulator.baseUrl();
    }

    String mappings() {
        return control.text("/mappings.csv");
    }

    /** A merchant counts his stock. */
    void adjust(Pairing pairing, int available) {
        if (!pairing.gone(false)) {
            pairing.stands(at(
                            pairing.shop,
                            "POST",
                            "/adjust",
                            Map.of("variantId", id(pairing.variant), "available", available))
                    .path("available")
                    .asInt());
        }
    }

    /** At every location that counts, which for some means to owe at one what lies at another. */
    void sellOut(Pairing pairing) {
        adjust(pairing, 0);
        adjust(pairing, -pairing.available());
    }

    void closeLevel(Pairing pairing, boolean close) {
        if (!pairing.gone(false)) {
            pairing.stands(
                    at(pairing.shop, "PATCH", "/variants/" + pairing.variant + "/level", Map.of("active", !close))
                            .path("available")
                            .asInt());
        }
    }

    /** A customer of OCC's buys. */
    void sell(Pairing pairing, int quantity) {
        if (!pairing.gone(true)) {
            occ("POST", "/sell", Map.of("variantId", id(pairing.occVariant), "quantity", quantity));
        }
    }

    void ail(Pairing pairing, Ailment ailment, boolean now) {
        if (pairing.gone(ailment.atOcc())) {
            return;
        }
        String theirs = "/variants/" + pairing.variant;
        String ours = "/variants/" + pairing.occVariant;
        switch (ailment) {
            case GONE -> at(pairing.shop, "DELETE", theirs, null);
            case UNTRACKED -> at(pairing.shop, "PATCH", theirs, Map.of("tracked", !now));
            case BUNDLE -> at(pairing.shop, "PATCH", theirs, Map.of("requiresComponents", now));
            case UNKNOWN -> at(pairing.shop, "PATCH", theirs, Map.of("quantityUnknown", now));
            case OCC_GONE -> occ("DELETE", ours, null);
            case OCC_UNTRACKED -> occ("PATCH", ours, Map.of("tracked", !now));
            case OCC_UNSTOCKED -> occ("PATCH", ours + "/level", Map.of("active", !now));
            case OCC_BUNDLE -> occ("PATCH", ours, Map.of("requiresComponents", now));
        }
        pairing.ail(ailment, now);
    }

    void revoke(String shop, boolean uninstall) {
        at(shop, "POST", "/revoke-token?uninstall=" + uninstall, null);
    }

    void restore(String shop) {
        at(shop, "POST", "/restore-token", null);
    }

    void faults(String shop, List<Fault> faults, long seed) {
        at(shop, "PUT", "/faults", Map.of("faults", faults, "seed", seed));
    }

    /** No fault, no revoked token, no halved bucket is left anywhere. */
    void mend() {
        for (String shop : shops()) {
            faults(shop, List.of(), 1);
            restore(shop);
            at(
                    shop,
                    "PUT",
                    "/bucket",
                    Map.of("maximum", Plan.STANDARD.bucket(), "restoreRate", Plan.STANDARD.restoreRate()));
        }
    }

    List<String> shops() {
        List<String> shops = new ArrayList<>();
        partners().values().forEach(partner -> shops.add(partner.path("domain").asString()));
        shops.add(occDomain());
        return shops;
    }

    String occDomain() {
        return occ().path("domain").asString();
    }

    /** What OCC wrote since this was asked last: each call that changed something. */
    List<JsonNode> newWrites() {
        List<JsonNode> applied = new ArrayList<>();
        for (JsonNode write : occ("GET", "/writes", null)) {
            if (write.path("applied").asBoolean()) {
                applied.add(write);
            }
        }
        occ("DELETE", "/writes", null);
        return applied;
    }

    /** By item: what OCC holds. */
    Map<Long, Integer> levels() {
        Map<Long, Integer> levels = new HashMap<>();
        String location = occ().path("locationId").asString();
        occ("GET", "/quantities", null)
                .properties()
                .forEach(item -> levels.put(
                        number(item.getKey()), item.getValue().path(location).asInt()));
        return levels;
    }

    /** The simulator's own comparison. */
    JsonNode compare() {
        return control.get("/compare");
    }

    /** What became of the calls of all shops, by status or fault. */
    Map<String, Integer> answers() {
        Map<String, Integer> answers = new TreeMap<>();
        for (String shop : shops()) {
            at(shop, "GET", "/calls", null)
                    .path("byStatus")
                    .properties()
                    .forEach(status ->
                            answers.merge(status.getKey(), status.getValue().asInt(), Integer::sum));
        }
        return answers;
    }

    @Override
    public void close() {
        simulator.close();
    }

    private JsonNode occ(String method, String path, Object body) {
        return at(occDomain(), method, path, body);
    }

    private JsonNode at(String shop, String method, String path, Object body) {
        return control.send(method, "/shops/" + shop + path, body);
    }

    /** By item, as the Admin API tells it. */
    private Map<Long, Long> occVariants() {
        Http admin = Http.withHeader(
                simulator.baseUrl() + "/" + occDomain() + "/admin/api/2026-10",
                "X-Shopify-Access-Token",
                occ().path("accessToken").asString());
        String query = document("/shopify/VariantsOfItems.graphql");
        Map<Long, Long> variants = new HashMap<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>();
            variables.put("after", after);
            JsonNode page = admin.send("POST", "/graphql.json", Map.of("query", query, "variables", variables))
                    .path("data")
                    .path("productVariants");
            for (JsonNode variant : page.path("nodes")) {
                variants.put(
                        number(variant.path("inventoryItem").path("id").asString()),
                        number(variant.path("id").asString()));
            }
            JsonNode info = page.path("pageInfo");
            after = info.path("hasNextPage").asBoolean()
                    ? info.path("endCursor").asString()
                    : null;
        } while (after != null);
        return variants;
    }

    private static String document(String resource) {
        try (InputStream in = SoakStores.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(long number) {
        return Long.toString(number);
    }

    private static long number(String gid) {
        return Long.parseLong(gid.substring(gid.lastIndexOf('/') + 1));
    }
}
