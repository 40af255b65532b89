package com.occ.inventory.admin.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occ.inventory.admin.sql.Sql;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run as callers see it.
 *
 * @param status terminal only when the scheduler said so and all its result pages and partners' ends are in the history
 * @param cancel who asked for the run to be stopped; null when nobody did
 * @param unknownPartners keys of the request that no partner had
 * @param outdatedPartners whose newest changes could not be published when the run began, so that it went on without them
 * @param rateLimitWait the longest wait of a partner, at each kind of store; only when one run is asked for
 * @param partners a row a partner, failures first, at most 500; only when one run is asked for
 */
public record RunView(
        UUID id,
        RunStatus status,
        Trigger trigger,
        String by,
        Mode mode,
        Scope scope,
        Instant slot,
        Instant requestedAt,
        Instant finishedAt,
        @Schema(description = "Who asked for the run to be stopped; null when nobody did") Cancel cancel,
        boolean waitingForStore,
        Progress progress,
        Counts counts,
        List<String> unknownPartners,
        @Schema(
                        description =
                                "Partners whose newest changes had not reached the services: the run went on without them")
                List<String> outdatedPartners,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(
                        description =
                                "The longest wait of a partner, at each kind of store; only when one run is asked for")
                RateLimitTime rateLimitWait,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<SyncLogView> partners) {

    public record Progress(int partners, int finished, int failed, int pages, int pagesSeen) {}

    /** What was asked for; a run that was over before it was heard ends as it would have. */
    public record Cancel(String by, Instant at) {
        static Cancel of(Readable row) {
            String by = row.get("cancelled_by", String.class);
            return by == null ? null : new Cancel(by, row.get("cancelled_at", Instant.class));
        }
    }

    RunView with(RateLimitTime waited, List<SyncLogView> rows) {
        return new RunView(
                id,
                status,
                trigger,
                by,
                mode,
                scope,
                slot,
                requestedAt,
                finishedAt,
                cancel,
                waitingForStore,
                progress,
                counts,
                unknownPartners,
                outdatedPartners,
                waited,
                rows);
    }

    static RunView of(Readable row) {
        RunStatus status = RunStatus.valueOf(row.get("shown_status", String.class));
        return new RunView(
                row.get("id", UUID.class),
                status,
                Trigger.valueOf(row.get("trigger", String.class)),
                row.get("requested_by", String.class),
                Mode.valueOf(row.get("mode", String.class)),
                MessageJson.MAPPER.readValue(row.get("scope", String.class), Scope.class),
                row.get("slot", Instant.class),
                row.get("requested_at", Instant.class),
                status.terminal() ? row.get("finished_at", Instant.class) : null,
                Cancel.of(row),
                row.get("waiting_for_store", Boolean.class),
                new Progress(
                        row.get("partners", Integer.class),
                        row.get("partners_finished", Integer.class),
                        row.get("partners_failed", Integer.class),
                        row.get("pages", Integer.class),
                        row.get("pages_seen", Integer.class)),
                Sql.counts(row.get("counts", String.class)),
                List.of(row.get("unknown_partners", String[].class)),
                List.of(row.get("outdated_partners", String[].class)),
                null,
                null);
    }
}
