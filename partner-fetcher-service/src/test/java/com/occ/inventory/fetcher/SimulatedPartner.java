package com.occ.inventory.fetcher;

import com.occ.inventory.simulator.RunningSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's store in a simulator, with expiring tokens: the ways to break it, and what it was asked. */
record SimulatedPartner(RunningSimulator simulator, String key) {
    static final String ACCESS_TOKEN = "shpat_first";
    static final String REFRESH_TOKEN = "shprt_first";
    static final String CLIENT_ID = "client-of-the-app";
    static final String CLIENT_SECRET = "secret-of-the-app";
    static final int VARIANTS = 600;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Opens the store, or another one in its place. */
    SimulatedPartner open() {
        return open(ACCESS_TOKEN, REFRESH_TOKEN);
    }

    SimulatedPartner open(String accessToken, String refreshToken) {
        String variants = LongStream.rangeClosed(1, VARIANTS)
                .mapToObj("{\"id\":%d,\"available\":5}"::formatted)
                .collect(Collectors.joining(","));
        control(
                "PUT",
                "",
                """
                {"accessToken":"%s","refreshToken":"%s","expiresIn":3600,"clientId":"%s","clientSecret":"%s",
                 "products":[{"variants":[%s]}]}"""
                        .formatted(accessToken, refreshToken, CLIENT_ID, CLIENT_SECRET, variants));
        return this;
    }

    String domain() {
        return key + ".myshopify.com";
    }

    void expireTokens() {
        control("POST", "/expire-token", "");
    }

    void revokeTokens() {
        control("POST", "/revoke-token", "");
    }

    void latency(int millis) {
        control("PUT", "/latency", "{\"millis\":%d,\"jitterMillis\":0}".formatted(millis));
    }

    /** @param times null until another fault takes its place */
    void failTokens(String kind, Integer times) {
        control("PUT", "/fault", "{\"kind\":\"%s\",\"times\":%s,\"only\":\"TOKEN\"}".formatted(kind, times));
    }

    int tokensAsked() {
        return calls().path("tokens").asInt();
    }

    int queries() {
        return calls().path("queries").asInt();
    }

    /** Calls that were refused for their token. */
    int unauthorized() {
        return calls().path("byStatus")
                .propertyStream()
                .filter(status -> status.getKey().startsWith("401"))
                .mapToInt(status -> status.getValue().asInt())
                .sum();
    }

    private JsonNode calls() {
        return control("GET", "/calls", null);
    }

    private JsonNode control(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.baseUrl() + "/_control/shops/" + domain() + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
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
}
