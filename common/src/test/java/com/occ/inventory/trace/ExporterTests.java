package com.occ.inventory.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

class ExporterTests {
    private static final int MORE_THAN_WAIT = 5_000;

    @Test
    void aCollectorThatIsAwayHoldsNobodyUp() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertHoldsNobodyUp(port);
    }

    @Test
    void aCollectorThatNeverAnswersHoldsNobodyUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertHoldsNobodyUp(silent.getLocalPort());
        }
    }

    /** Neither the work, nor the end of the service. */
    private static void assertHoldsNobodyUp(int port) {
        Instant start = Instant.now();
        try (Exporter exporter = exporter("http://127.0.0.1:" + port + "/v1/traces", 1)) {
            assertThat(carried(exporter, MORE_THAN_WAIT)).hasSize(MORE_THAN_WAIT);
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void ofTracesThatBeginHereNoMoreIsRecordedThanIsWanted() {
        try (Exporter exporter = exporter("http://127.0.0.1:1/v1/traces", 0)) {
            assertThat(carried(exporter, 100)).allMatch(traceparent -> traceparent.endsWith("-00"));
        }
    }

    private static Exporter exporter(String endpoint, double sampling) {
        return Exporter.to(new TraceSettings(endpoint, sampling), "test");
    }

    private static List<String> carried(Exporter exporter, int steps) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(exporter.spans());
        List<String> carried = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            new Step(Span.Kind.PRODUCER, "publish")
                    .carriedBy(carried::add)
                    .start("steps", registry, Context.empty())
                    .stop();
        }
        return carried;
    }
}
