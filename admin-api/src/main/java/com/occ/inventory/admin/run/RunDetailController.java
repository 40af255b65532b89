package com.occ.inventory.admin.run;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One run, its partners' parts of it, and its progress as it happens. */
@RestController
@Tag(name = "Runs")
class RunDetailController {
    private static final String RUN = SyncRunController.PATH + "/{id}";
    /** Of a run's partners that come with it; the rest is asked for page by page. */
    private static final int PARTNERS_SHOWN = 500;

    private final RunHistory history;
    private final RunParts parts;
    private final RunProgress progress;

    RunDetailController(RunHistory history, RunParts parts, RunProgress progress) {
        this.history = history;
        this.parts = parts;
        this.progress = progress;
    }

    @Operation(summary = "A run with its partners, failures first")
    @GetMapping(RUN)
    Mono<RunView> show(@PathVariable String id) {
        UUID run = SyncRunController.runId(id);
        return known(run).flatMap(view -> parts.rateLimitWait(run)
                .zipWith(
                        parts.ofRun(run, RunParts.Position.START, PARTNERS_SHOWN)
                                .map(RunParts.Part::sync)
                                .collectList(),
                        view::with));
    }

    @Operation(summary = "The partners of a run, failures first")
    @GetMapping(RUN + "/partners")
    Mono<Page<SyncLogView>> partners(
            @PathVariable String id,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        UUID run = SyncRunController.runId(id);
        RunParts.Position after = RunParts.Position.of(cursor);
        int size = Page.limit(limit);
        return known(run).then(parts.page(run, after, size)).map(page -> page.map(RunParts.Part::sync));
    }

    /** An event {@code run} with the run on each change; the stream ends when the run has. */
    @Operation(summary = "A run on each change, as server-sent events, until it ends")
    @GetMapping(path = RUN + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<RunView>> events(@PathVariable String id) {
        UUID run = SyncRunController.runId(id);
        return known(run).flatMapMany(view -> progress.events(run));
    }

    @Operation(summary = "A partner's part in each run, the newest first")
    @GetMapping("/api/v1/sync-logs")
    Mono<Page<SyncLogView>> logs(
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        return parts.newest(partner, RunHistory.Position.of(cursor), size + 1)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.requestedAt(), last.runId())));
    }

    private Mono<RunView> known(UUID run) {
        return history.find(run).switchIfEmpty(Mono.error(() -> SyncRunController.unknown(run)));
    }
}
