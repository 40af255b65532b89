package com.occ.inventory.admin.run;

import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.RequestJson;
import com.occ.inventory.admin.run.ItemView.Outcome;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.Trigger;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SyncRunController {
    static final String PATH = "/api/v1/sync-runs";
    private static final String CALLER = "api-token";

    private final RunRequests requests;
    private final ScopeCheck scopes;
    private final RunHistory history;
    private final ItemHistory items;
    private final Clock clock;

    SyncRunController(RunRequests requests, ScopeCheck scopes, RunHistory history, ItemHistory items, Clock clock) {
        this.requests = requests;
        this.scopes = scopes;
        this.history = history;
        this.items = items;
        this.clock = clock;
    }

    @PostMapping(PATH)
    Mono<ResponseEntity<RunView>> request(@RequestBody(required = false) byte[] body) {
        RunRequest asked = RequestJson.read(body, RunRequest.class);
        Scope scope = asked.scope();
        SyncRequested request = new SyncRequested(
                UUID.randomUUID(), Trigger.API, CALLER, asked.modeOrDefault(), scope, clock.instant(), null);
        return scopes.unknownPartners(scope)
                .flatMap(unknown -> requests.submit(request, unknown))
                .then(Mono.defer(() -> history.find(request.requestId())))
                .map(run -> ResponseEntity.accepted()
                        .location(URI.create(PATH + "/" + run.id()))
                        .body(run));
    }

    @GetMapping(PATH)
    Mono<Page<RunView>> list(
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) String trigger,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        RunHistory.Filter filter = new RunHistory.Filter(
                Choice.of("status", status, RunStatus.class), partner, Choice.of("trigger", trigger, Trigger.class));
        return history.list(filter, position(cursor), size + 1)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.requestedAt(), last.id())));
    }

    @GetMapping(PATH + "/{id}")
    Mono<RunView> show(@PathVariable String id) {
        UUID run = runId(id);
        return history.findWithPartners(run).switchIfEmpty(Mono.error(() -> unknown(run)));
    }

    @GetMapping(PATH + "/{id}/items")
    Mono<Page<ItemView>> items(
            @PathVariable String id,
            @RequestParam(required = false) String outcome,
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        UUID run = runId(id);
        int size = Page.limit(limit);
        Outcome wanted = Choice.of("outcome", outcome, Outcome.class);
        ItemHistory.Position after = Cursor.read(
                cursor,
                ItemHistory.Position.START,
                parts -> new ItemHistory.Position(
                        Long.parseLong(parts.get(0)), Integer.parseInt(parts.get(1)), Long.parseLong(parts.get(2))));
        return history.find(run)
                .switchIfEmpty(Mono.error(() -> unknown(run)))
                .thenMany(items.list(run, wanted, partner, after, size + 1))
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.dispatch(), last.page(), last.variantId())));
    }

    @GetMapping("/api/v1/sync-logs")
    Mono<Page<SyncLogView>> logs(
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        return history.logs(partner, position(cursor), size + 1)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.requestedAt(), last.runId())));
    }

    private static RunHistory.Position position(String cursor) {
        return Cursor.read(cursor, RunHistory.Position.START, SyncRunController::position);
    }

    private static RunHistory.Position position(List<String> parts) {
        return new RunHistory.Position(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
    }

    private static UUID runId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("A run's id is a UUID, not '" + text + "'.");
        }
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("There is no run " + id + ".");
    }
}
