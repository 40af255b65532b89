package com.occ.inventory.updater;

import com.occ.inventory.simulator.RunningSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OCC store in a simulator, seen from behind: the truth about its stock and calls, and the ways to break it. */
final class OccShop implements AutoCloseable {
    static final String DOMAIN = "occ-coffee.myshopify.com";
    static final String TOKEN = "shpat_of_the_occ_store";
    static final String LOCATION = "gid://shopify/Location/77";
    static final int START_LEVEL = 5;
    private static final int ITEMS = 2_000;
    private static final long FIRST = 10_000;

    private final RunningSimulator simulator = RunningSimulator.start(0);
    private final HttpClient http = HttpClient.newHttpClient();
    private long next = FIRST;

    /** A shop with one location and many items, each with five in stock. */
    OccShop() {
        this(77);
    }

    /** With these locations, the first of them open and the others closed, and each item with five in stock at each. */
    OccShop(long open, long... closed) {
        String locations = LongStream.concat(LongStream.of(open), LongStream.of(closed))
                .mapToObj(id -> "{\"id\":%d,\"name\":\"Bar %d\",\"active\":%s}".formatted(id, id, id == open))
                .collect(Collectors.joining(","));
        String levels = IntStream.rangeClosed(0, closed.length)
                .mapToObj(place -> Integer.toString(START_LEVEL))
                .collect(Collectors.joining(","));
        String variants = LongStream.range(FIRST, FIRST + ITEMS)
                .mapToObj(id -> "{\"id\":%d,\"itemId\":%d,\"levels\":[%s]}".formatted(id, id, levels))
                .collect(Collectors.joining(","));
        control(
                "PUT",
                "",
                "{\"accessToken\":\"%s\",\"plan\":\"PLUS\",\"locations\":[%s],\"products\":[{\"variants\":[%s]}]}"
                        .formatted(TOKEN, locations, variants));
    }

    String baseUrl() {
        return simulator.baseUrl() + "/{shop}";
    }

    /** Items that no other test has; item and variant have the same number. */
    List<Long> items(int count) {
        List<Long> items = LongStream.range(next, next + count).boxed().toList();
        next += count;
        return items;
    }

    long item() {
        return items(1).get(0);
    }

    int level(long item) {
        return level(item, 77);
    }

    int level(long item, long location) {
        return control("GET", "/quantities", null)
                .path("gid://shopify/InventoryItem/" + item)
                .path("gid://shopify/Location/" + location)
                .asInt();
    }

    List<Integer> levels(List<Long> items) {
        JsonNode all = control("GET", "/quantities", null);
        return items.stream()
                .map(item -> all.path("gid://shopify/InventoryItem/" + item)
                        .path(LOCATION)
                        .asInt())
                .toList();
    }

    void adjust(long item, int available) {
        control("POST", "/adjust", "{\"variantId\":\"%d\",\"available\":%d}".formatted(item, available));
    }

    void sell(long item, int quantity) {
        control("POST", "/sell", "{\"variantId\":\"%d\",\"quantity\":%d}".formatted(item, quantity));
    }

    void track(long item, boolean tracked) {
        control("PATCH", "/variants/" + item, "{\"tracked\":%s}".formatted(tracked));
    }

    /** Its level comes without its available quantity. */
    void forgetQuantity(long item) {
        control("PATCH", "/variants/" + item, "{\"quantityUnknown\":true}");
    }

    void stock(long item, boolean active) {
        control("PATCH", "/variants/" + item + "/level", "{\"active\":%s}".formatted(active));
    }

    void openLocation(boolean active) {
        openLocation(77, active);
    }

    void openLocation(long id, boolean active) {
        control("PATCH", "/locations/" + id, "{\"active\":%s}".formatted(active));
    }

    void requireComponents(long item) {
        control("PATCH", "/variants/" + item, "{\"requiresComponents\":true}");
    }

    void fault(String kind, Integer times) {
        control("PUT", "/fault", "{\"kind\":\"%s\",\"times\":%s}".formatted(kind, times));
    }

    /** Until another fault takes its place. */
    void failWrites(String kind) {
        control("PUT", "/fault", "{\"kind\":\"%s\",\"only\":\"MUTATION\"}".formatted(kind));
    }

    void latency(int millis) {
        control("PUT", "/latency", "{\"millis\":%d,\"jitterMillis\":0}".formatted(millis));
    }

    void revokeToken() {
        control("POST", "/revoke-token", "");
    }

    void restoreToken() {
        control("POST", "/restore-token", "");
    }

    void forgetCalls() {
        control("DELETE", "/calls", null);
        control("DELETE", "/writes", null);
    }

    /** @param operation as its document names it, such as Levels or SetQuantities */
    int calls(String operation) {
        return control("GET", "/calls", null)
                .path("byOperation")
                .path(operation)
                .asInt(0);
    }

    /** The levels that this item was set to, one after the other. */
    List<Integer> writes(long item) {
        return control("GET", "/writes", null)
                .valueStream()
                .filter(write -> write.path("applied").asBoolean())
                .flatMap(write -> write.path("rows").valueStream())
                .filter(row -> row.path("inventoryItemId").asString().endsWith("/" + item))
                .map(row -> row.path("to").asInt())
                .toList();
    }

    /** All items that were set, each as often as it was. */
    List<Long> writes() {
        return control("GET", "/writes", null)
                .valueStream()
                .filter(write -> write.path("applied").asBoolean())
                .flatMap(write -> write.path("rows").valueStream())
                .map(row -> row.path("inventoryItemId").asString())
                .map(gid -> Long.valueOf(gid.substring(gid.lastIndexOf('/') + 1)))
                .toList();
    }

    private JsonNode control(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.baseUrl() + "/_control/shops/" + DOMAIN + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body().isEmpty() ? "null" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the simulator", e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
