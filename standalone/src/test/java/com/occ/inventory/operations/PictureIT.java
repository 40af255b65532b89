package com.occ.inventory.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboards drawn from what a Prometheus has on its disk. */
class PictureIT {
    private static final Instant TO = Instant.now();
    private static final Duration LENGTH = Duration.ofHours(6);

    @TempDir
    Path folder;

    @Test
    void showsNumbersLinesAndWhereNothingIs() throws IOException {
        Path samples = Files.writeString(folder.resolve("samples.txt"), samples());
        Program.named("promtool")
                .run(List.of(
                        "tsdb",
                        "create-blocks-from",
                        "openmetrics",
                        samples.toString(),
                        folder.resolve("data").toString()));
        try (Prometheus prometheus = Prometheus.on(folder)) {
            Series.Span span = new Series.Span(TO.minus(LENGTH), TO, Duration.ofMinutes(2), "10m");

            String page = new Picture(prometheus, span).html(Dashboard.of("occ-overview"));

            assertThat(page)
                    .contains("Stale partners</h3><div class='big' style='color:#c8433d'>2</div>")
                    .contains("Schedule</h3><div class='big' style='color:#c9821b'>off</div>")
                    .contains("aurora</span>", "applied</span>", "failed</span>")
                    .contains("How long runs take</h3><p class='none'>No data</p>")
                    .doesNotContain("{{", "NaN");
        }
    }

    private static String samples() {
        StringBuilder samples = new StringBuilder();
        series(samples, "sync_partners_stale", "gauge", "", 0, 2);
        series(samples, "schedule_enabled", "gauge", "", 0, 0);
        series(samples, "schedule_interval_seconds", "gauge", "", 0, 3600);
        series(samples, "sync_partner_freshness_seconds", "gauge", "{partner=\"aurora\"}", 60, 0);
        series(samples, "inventory_items", "counter", "_total{mode=\"apply\",outcome=\"applied\"}", 30, 0);
        series(samples, "inventory_items", "", "_total{mode=\"apply\",outcome=\"failed\"}", 3, 0);
        return samples.append("# EOF\n").toString();
    }

    private static void series(StringBuilder samples, String name, String type, String rest, int aMinute, int from) {
        if (!type.isEmpty()) {
            samples.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        }
        for (long minute = 0; minute <= LENGTH.toMinutes(); minute++) {
            samples.append(name)
                    .append(rest)
                    .append(' ')
                    .append(from + aMinute * minute)
                    .append(' ')
                    .append(TO.minus(LENGTH).plusSeconds(60 * minute).getEpochSecond())
                    .append('\n');
        }
    }
}
