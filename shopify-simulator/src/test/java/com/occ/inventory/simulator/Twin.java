package com.occ.inventory.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One simulator for all tests of this JVM; each test has a shop of its own. */
final class Twin {
    static final String VERSION = "2026-10";
    static final String TOKEN = "shpat_test";
    private static final JsonMapper JSON = new JsonMapper();
    private static final RunningSimulator RUNNING = RunningSimulator.start(0);
    private static final AtomicInteger SHOPS = new AtomicInteger();

    static final String SET =
            """
            mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
              inventorySetQuantities(input: $input) @idempotent(key: $key) {
                inventoryAdjustmentGroup { id reason referenceDocumentUri changes { name delta item { id } } }
                userErrors { code field message }
              }
            }""";

    private final String domain;
    private final JsonNode described;

    private Twin(String domain, JsonNode described) {
        this.domain = domain;
        this.described = described;
    }

    static WebTestClient web() {
        return WebTestClient.bindToServer()
                .baseUrl(RUNNING.baseUrl())
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    static JsonNode control(String method, String path, String body) {
        var request = web().method(HttpMethod.valueOf(method)).uri("/_control" + path);
        var sent = body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        var answer = sent.exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(String.class)
                .returnResult();
        return json(answer);
    }

    /** A shop of this JSON, made of whatever the test needs. */
    static Twin shop(String json) {
        var domain = "shop-" + SHOPS.incrementAndGet() + ".myshopify.com";
        var withToken = json.replaceFirst("\\{", "{\"accessToken\":\"" + TOKEN + "\"" + (json.equals("{}") ? "" : ","));
        return new Twin(domain, control("PUT", "/shops/" + domain, withToken));
    }

    /** A shop with one location and one product, a variant for each of these quantities. */
    static Twin stocked(int... quantities) {
        return stocked("", quantities);
    }

    static Twin stocked(String settings, int... quantities) {
        var variants = new ArrayList<String>();
        for (var quantity : quantities) {
            variants.add("{\"sku\":\"SKU-" + variants.size() + "\",\"available\":" + quantity + "}");
        }
        return shop("{" + settings + "\"products\":[{\"variants\":[" + String.join(",", variants) + "]}]}");
    }

    String domain() {
        return domain;
    }

    String location() {
        return described.at("/locationIds/0").asString();
    }

    String location(int index) {
        return described.at("/locationIds/" + index).asString();
    }

    String variant(int index) {
        return described.at("/variants/" + index + "/variantId").asString();
    }

    String variantNumber(int index) {
        return variant(index).replaceAll("\\D", "");
    }

    String item(int index) {
        return described.at("/variants/" + index + "/inventoryItemId").asString();
    }

    JsonNode manage(String method, String path, String body) {
        return control(method, "/shops/" + domain + path, body);
    }

    Integer available(int index) {
        return manage("GET", "/quantities", null)
                .get(item(index))
                .get(location())
                .asInt();
    }

    WebTestClient.ResponseSpec send(String version, String token, Object body) {
        return web().post()
                .uri("/{shop}/admin/api/{version}/graphql.json", domain, version)
                .header("X-Shopify-Access-Token", token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Asks the newest version; the answer must be a 200. */
    JsonNode ask(String query, Map<String, Object> variables) {
        return json(send(VERSION, TOKEN, Map.of("query", query, "variables", variables))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult());
    }

    JsonNode ask(String query) {
        return ask(query, Map.of());
    }

    JsonNode set(String key, List<Map<String, Object>> rows) {
        return set(key, Map.of("name", "available", "reason", "correction", "quantities", rows));
    }

    JsonNode set(String key, Map<String, Object> input) {
        return ask(SET, Map.of("key", key, "input", input));
    }

    /** A row that writes whatever was there. */
    Map<String, Object> row(int index, int quantity) {
        return row(index, quantity, null);
    }

    Map<String, Object> row(int index, int quantity, Integer changeFrom) {
        var row = new HashMap<String, Object>();
        row.put("inventoryItemId", item(index));
        row.put("locationId", location());
        row.put("quantity", quantity);
        row.put("changeFromQuantity", changeFrom);
        return row;
    }

    static JsonNode json(EntityExchangeResult<String> result) {
        var body = result.getResponseBody();
        return body == null ? JSON.nullNode() : JSON.readTree(body);
    }
}
