package com.occ.inventory.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * A RabbitMQ that somebody else runs. Virtual hosts are made through its management API, at
 * {@code TEST_RABBITMQ_MANAGEMENT_PORT} (15672).
 */
record NamedRabbit(String host, int port, String user, String password, int managementPort) implements BrokerServer {

    static NamedRabbit from(Map<String, String> env) {
        return new NamedRabbit(
                env.get("TEST_RABBITMQ_HOST"),
                Integer.parseInt(env.getOrDefault("TEST_RABBITMQ_PORT", "5672")),
                env.getOrDefault("TEST_RABBITMQ_USER", "guest"),
                env.getOrDefault("TEST_RABBITMQ_PASSWORD", "guest"),
                Integer.parseInt(env.getOrDefault("TEST_RABBITMQ_MANAGEMENT_PORT", "15672")));
    }

    @Override
    public String name() {
        return "RabbitMQ at " + host + ":" + port;
    }

    @Override
    public String createVirtualHost() {
        String name = "test-" + UUID.randomUUID();
        call("PUT", "vhosts/" + name, "{}");
        call("PUT", "permissions/" + name + "/" + user, "{\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}");
        return name;
    }

    @Override
    public void importDefinitions(String json) {
        call("POST", "definitions", json);
    }

    @Override
    public void limitMessages(int bytes) {
        Assumptions.abort("a RabbitMQ that is not ours is not set up");
    }

    @Override
    public void stop() {
        Assumptions.abort("a RabbitMQ that is not ours is not stopped");
    }

    @Override
    public void start() {
        Assumptions.abort("a RabbitMQ that is not ours is not started");
    }

    private void call(String method, String path, String json) {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + host + ":" + managementPort + "/api/" + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= 300) {
                throw new IllegalStateException(
                        "RabbitMQ's management API answered " + status + " to " + method + " " + path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("RabbitMQ's management API is not at port " + managementPort, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating a virtual host", e);
        }
    }
}
