package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

class StartingTests {
    @Test
    void takesAFreePortAndWritesItDown(@TempDir Path folder) throws Exception {
        var file = folder.resolve("port");
        var application = SimulatorApplication.application();
        application.setRegisterShutdownHook(false);

        try (var context =
                (ReactiveWebServerApplicationContext) application.run("--port=0", "--simulator.port-file=" + file)) {
            assertThat(Files.readString(file).strip())
                    .isEqualTo(Integer.toString(context.getWebServer().getPort()));
        }
    }

    @Test
    void runsInsideAnotherProcessUntilItIsClosed() {
        var simulator = RunningSimulator.start(0);
        var url = URI.create(simulator.baseUrl());

        assertThat(url.getPort()).isEqualTo(simulator.port()).isPositive();
        simulator.close();
    }

    @Test
    void outlivesAnotherOfTheSameProcess() {
        try (var simulator = RunningSimulator.start(0)) {
            RunningSimulator.start(0).close();

            WebTestClient.bindToServer()
                    .baseUrl(simulator.baseUrl())
                    .build()
                    .get()
                    .uri("/_control/shops")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void namesABadPort() {
        assertThatThrownBy(() -> new SimulatorProperties(InetAddress.getLoopbackAddress(), 70_000, null))
                .hasMessageContaining("simulator.port");
    }
}
