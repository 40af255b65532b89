package com.occ.inventory.simulator.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a REST API as anybody would. What it does not like, it answers with a {@link DemoFailed}. */
final class RestApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SHOWN = 600;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String baseUrl;
    private final String token;

    /** @param token null when the API asks for none */
    RestApi(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    JsonNode get(String path) {
        return JSON.readTree(text(path));
    }

    String text(String path) {
        return answer(request(path).GET());
    }

    JsonNode put(String path, Object body) {
        return sendJson("PUT", path, body);
    }

    JsonNode post(String path, Object body) {
        return sendJson("POST", path, body);
    }

    JsonNode postCsv(String path, String body) {
        return JSON.readTree(
                answer(request(path).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(body))));
    }

    /** Whether it is there and says yes. */
    boolean agrees(String path) {
        try {
            return send(request(path).GET()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private JsonNode sendJson(String method, String path, Object body) {
        return JSON.readTree(answer(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofMinutes(2));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private String answer(HttpRequest.Builder builder) {
        try {
            HttpResponse<String> response = send(builder);
            if (response.statusCode() >= 300) {
                String body = response.body();
                throw new DemoFailed(name(response.request()) + " answered " + response.statusCode() + ": "
                        + body.substring(0, Math.min(SHOWN, body.length())));
            }
            return response.body();
        } catch (IOException e) {
            throw new DemoFailed(name(builder.build()) + " was not answered: " + e, e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("interrupted", e);
        }
    }

    private static String name(HttpRequest request) {
        return request.method() + " " + request.uri();
    }
}
