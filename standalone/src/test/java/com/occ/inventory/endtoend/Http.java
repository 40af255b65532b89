package com.occ.inventory.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON over HTTP, where every answer but a good one is a failure of the test. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final Map<String, String> headers;

    /** @param token bearer token, or null */
    Http(String base, String token) {
        this(base, token == null ? Map.<String, String>of() : Map.of("Authorization", "Bearer " + token));
    }

    private Http(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    static Http withHeader(String base, String name, String value) {
        return new Http(base, Map.of(name, value));
    }

    JsonNode get(String path) {
        return JsonMapper.shared().readTree(send("GET", path, null, null));
    }

    String text(String path) {
        return send("GET", path, null, null);
    }

    JsonNode send(String method, String path, Object body) {
        String json = body == null ? null : JsonMapper.shared().writeValueAsString(body);
        String answer = send(method, path, "application/json", json);
        return answer.isEmpty()
                ? MissingNode.getInstance()
                : JsonMapper.shared().readTree(answer);
    }

    String send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
