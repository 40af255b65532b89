package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** The seeded world. Seeding forgets the other tests' shops, which make theirs anew in each test. */
class ScenarioTests {
    private JsonNode world;
    private List<String[]> mappings;

    @BeforeEach
    void seed() {
        world = seed(6, 11, 42);
        mappings = csv();
    }

    @Test
    void makesPartnersWithRealNamesAndAMappingForEveryVariant() {
        assertThat(world.at("/partners/0/name").asString()).isEqualTo("Aurora Roasters");
        assertThat(world.at("/partners/0/key").asString()).isEqualTo("aurora-roasters");
        assertThat(world.at("/partners/0/domain").asString()).isEqualTo("aurora-roasters.myshopify.com");
        assertThat(mappings).hasSize(66).allMatch(line -> line.length == 4);
        assertThat(mappings.stream().map(line -> line[3]).distinct()).hasSize(66);
    }

    @Test
    void theFirstPartnerMayBeLargerThanTheOthers() {
        Twin.control("POST", "/seed", "{\"partners\":2,\"variants\":3,\"largest\":7}");

        assertThat(csv().stream().map(line -> line[0])).hasSize(10);
        assertThat(csv().stream().map(line -> line[0]).filter("aurora-roasters"::equals))
                .hasSize(7);
    }

    @Test
    void theSameSeedGivesTheSameWorld() {
        assertThat(seed(6, 11, 42)).isEqualTo(world);
        assertThat(seed(6, 11, 43)).isNotEqualTo(world);
    }

    @Test
    void manyPartnersAllHaveTheirOwnNames() {
        var names = new HashSet<String>();
        seed(400, 1, 1)
                .at("/partners")
                .forEach(partner -> names.add(partner.at("/domain").asString()));

        assertThat(names).hasSize(400);
    }

    @Test
    void beginsWrongEverywhereAndIsRightOnceEveryQuantityIsSet() {
        assertThat(compare().at("/mismatches").asInt()).isEqualTo(66);

        setAllToTheTruth();

        assertThat(compare().at("/mismatches").asInt()).isZero();
        assertThat(compare().at("/items").asInt()).isEqualTo(66);
    }

    @Test
    void theOracleCountsADeletedVariantAsNoneAndLeavesOutWhatSaysNothing() {
        setAllToTheTruth();
        var partner = world.at("/partners/0/domain").asString();
        var number = mappings.get(0)[1].replaceAll("\\D", "");
        Twin.control("POST", "/shops/" + partner + "/adjust", "{\"variantId\":\"" + number + "\",\"available\":9}");
        assertThat(compare().at("/first/0/expected").asInt()).isEqualTo(9);

        Twin.control("PATCH", "/shops/" + partner + "/variants/" + number, "{\"tracked\":false}");
        assertThat(compare().at("/mismatches").asInt()).isZero();
        assertThat(compare().at("/excluded").asInt()).isEqualTo(1);

        Twin.control("DELETE", "/shops/" + partner + "/variants/" + number, null);
        assertThat(expected(partner, mappings.get(0)[1])).isZero();
    }

    @Test
    void changesAShareOfAShopsVariantsAtOnce() {
        setAllToTheTruth();
        var variants = "/shops/" + world.at("/partners/0/domain").asString() + "/variants";

        assertThat(Twin.control("PATCH", variants, "{\"percent\":60,\"tracked\":false}")
                        .at("/changed")
                        .asInt())
                .isEqualTo(compare().at("/excluded").asInt())
                .isPositive();

        Twin.control("PATCH", variants, "{\"percent\":100,\"tracked\":true}");
        assertThat(compare().at("/excluded").asInt()).isZero();
    }

    @Test
    void driftsOnceBySeedAndByItselfWhenTold() {
        setAllToTheTruth();
        var partner = world.at("/partners/1/domain").asString();

        assertThat(Twin.control("POST", "/shops/" + partner + "/drift", "{\"variants\":4,\"seed\":1}")
                        .at("/changed")
                        .asInt())
                .isEqualTo(4);
        assertThat(compare().at("/mismatches").asInt()).isBetween(1, 4);

        setAllToTheTruth();
        Twin.control("POST", "/drift", "{\"enabled\":true,\"perMinute\":6000}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> compare().at("/mismatches").asInt() > 3);
        Twin.control("POST", "/drift", "{\"enabled\":false}");
    }

    @Test
    void countsCallsAndKeepsWhatWasWritten() {
        setAllToTheTruth();
        var occ = "/shops/" + world.at("/occ/domain").asString();

        var calls = Twin.control("GET", occ + "/calls", null);
        assertThat(calls.at("/mutations").asInt()).isEqualTo(1);
        assertThat(calls.at("/byOperation/Set").asInt()).isEqualTo(1);
        assertThat(calls.at("/byStatus/200").asInt()).isEqualTo(1);
        var write = Twin.control("GET", occ + "/writes", null).at("/0");
        assertThat(write.at("/applied").asBoolean()).isTrue();
        assertThat(write.at("/rows").size()).isEqualTo(66);
        assertThat(write.at("/rows/0/from").asInt())
                .isNotEqualTo(write.at("/rows/0/to").asInt());

        Twin.control("DELETE", occ + "/calls", null);
        Twin.control("DELETE", occ + "/writes", null);
        assertThat(Twin.control("GET", occ + "/calls", null).at("/total").asInt())
                .isZero();
        assertThat(Twin.control("GET", occ + "/writes", null).size()).isZero();
    }

    private static JsonNode seed(int partners, int variants, long seed) {
        return Twin.control(
                "POST", "/seed", "{\"partners\":" + partners + ",\"variants\":" + variants + ",\"seed\":" + seed + "}");
    }

    private static List<String[]> csv() {
        var text = new String(Twin.web()
                .get()
                .uri("/_control/mappings.csv")
                .exchange()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.parseMediaType("text/csv"))
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
        var lines = text.strip().split("\n");
        assertThat(lines[0]).isEqualTo("partner,partner_variant_id,store_inventory_item_id,sku");
        var rows = new ArrayList<String[]>();
        for (var index = 1; index < lines.length; index++) {
            rows.add(lines[index].split(","));
        }
        return rows;
    }

    private static JsonNode compare() {
        return Twin.control("GET", "/compare", null);
    }

    /** What a right client would do, in one call. */
    private void setAllToTheTruth() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var mapping : mappings) {
            var row = new HashMap<String, Object>();
            row.put("inventoryItemId", mapping[2]);
            row.put("locationId", world.at("/occ/locationId").asString());
            row.put("quantity", expected(mapping[0] + ".myshopify.com", mapping[1]));
            row.put("changeFromQuantity", null);
            rows.add(row);
        }
        var body = Map.of(
                "query",
                Twin.SET,
                "variables",
                Map.of(
                        "key",
                        "key-" + System.nanoTime(),
                        "input",
                        Map.of("name", "available", "reason", "correction", "quantities", rows)));
        Twin.web()
                .post()
                .uri(
                        "/{shop}/admin/api/2026-10/graphql.json",
                        world.at("/occ/domain").asString())
                .header("X-Shopify-Access-Token", world.at("/occ/accessToken").asString())
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static int expected(String domain, String variantId) {
        var variants = Twin.control("GET", "/shops/" + domain, null).at("/variants");
        for (var variant : variants) {
            if (variant.at("/variantId").asString().equals(variantId)) {
                return Math.max(0, variant.at("/available").asInt());
            }
        }
        return 0;
    }
}
