package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A run as the REST API shows it. */
record RunReport(String status, int received, int applied, int unchanged, int failed, JsonNode whole) {

    static String request(Http api) {
        return api.send("POST", "/sync-runs", null).path("id").asString();
    }

    static RunReport of(Http api, String id) {
        JsonNode run = api.get("/sync-runs/" + id);
        JsonNode counts = run.path("counts");
        int others = counts.path("skipped").asInt()
                + counts.path("superseded").asInt()
                + counts.path("expired").asInt();
        RunReport report = new RunReport(
                run.path("status").asString(),
                counts.path("received").asInt(),
                counts.path("applied").asInt(),
                counts.path("unchanged").asInt(),
                counts.path("failed").asInt(),
                run);
        assertThat(report.received())
                .as("the equation of %s", counts)
                .isEqualTo(report.applied() + report.unchanged() + report.failed() + others);
        return report;
    }

    static RunReport finished(Http api, String id) {
        await("run " + id + " ends")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> of(api, id).ended());
        return of(api, id);
    }

    boolean ended() {
        return !status.equals("REQUESTED") && !status.equals("RUNNING") && !status.equals("CANCELLING");
    }
}
