package com.occ.inventory.simulator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A run, as the system's REST API shows it. */
record Run(
        String id,
        String status,
        String trigger,
        int partners,
        int partnersFinished,
        int received,
        int applied,
        int unchanged,
        int failed,
        Duration took,
        List<String> troubles) {

    static Run of(JsonNode run) {
        JsonNode progress = run.get("progress");
        JsonNode counts = run.get("counts");
        return new Run(
                run.get("id").asString(),
                run.get("status").asString(),
                run.get("trigger").asString(),
                progress.get("partners").asInt(),
                progress.get("finished").asInt(),
                counts.get("received").asInt(),
                counts.get("applied").asInt(),
                counts.get("unchanged").asInt(),
                counts.get("failed").asInt(),
                took(run),
                troubles(run));
    }

    boolean finished() {
        return !status.equals("REQUESTED") && !status.equals("RUNNING") && !status.equals("CANCELLING");
    }

    boolean succeeded() {
        return status.equals("SUCCEEDED");
    }

    String progress() {
        return "%d of %d partners, %d items: %d applied, %d unchanged, %d failed"
                .formatted(partnersFinished, partners, received, applied, unchanged, failed);
    }

    private static Duration took(JsonNode run) {
        JsonNode finishedAt = run.get("finishedAt");
        return finishedAt.isNull()
                ? null
                : Duration.between(
                        Instant.parse(run.get("requestedAt").asString()), Instant.parse(finishedAt.asString()));
    }

    /** What the partners that did not succeed say; empty when the run comes without its partners. */
    private static List<String> troubles(JsonNode run) {
        return run.path("partners")
                .valueStream()
                .filter(partner -> List.of("FAILED", "PARTLY_FAILED", "SKIPPED", "NOTHING_TO_SYNC")
                        .contains(partner.get("status").asString()))
                .map(partner -> partner.get("partner").asString() + ": "
                        + partner.get("status").asString() + " "
                        + partner.path("failure").asString("") + " "
                        + partner.path("message").asString(""))
                .toList();
    }
}
