package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.simulator.RunningSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocationsIT {

    private static final String SHOP = "many-places.myshopify.com";

    /** Location 100 is closed, so 101 is the oldest open one; by name it comes last. */
    @Test
    void findsTheOldestActiveLocationOfManyWhateverItsName() throws IOException, InterruptedException {
        String locations = IntStream.range(0, 120)
                .mapToObj(i -> "{\"id\":%d,\"name\":\"Place %03d\",\"active\":%s}".formatted(100 + i, 999 - i, i > 0))
                .collect(Collectors.joining(","));
        try (var simulator = RunningSimulator.start(0)) {
            open(simulator, "{\"accessToken\":\"t\",\"locations\":[%s]}".formatted(locations));
            ShopifySettings settings = ScriptedStore.settings(simulator.baseUrl() + "/{shop}");
            try (var clients = new ShopifyClients(
                    settings, new SimpleMeterRegistry(), ObservationRegistry.NOOP, Clock.systemUTC())) {
                ShopifyClient client = clients.client(settings.domain(SHOP), AccessTokens.fixed(new AccessToken("t")));

                assertThat(client.firstActiveLocation().block()).isEqualTo("gid://shopify/Location/101");
            }
        }
    }

    private static void open(RunningSimulator simulator, String shop) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_control/shops/" + SHOP))
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(shop))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
}
