package com.occ.inventory.admin.run;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.RequestJson;
import com.occ.inventory.admin.idempotency.Creation;
import com.occ.inventory.admin.run.ItemResult.Outcome;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Trigger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Runs")
class SyncRunController {
    static final String PATH = "/api/v1/sync-runs";

    private final SyncNow syncNow;
    private final RunCancels cancels;
    private final RunHistory history;
    private final ItemHistory items;

    SyncRunController(SyncNow syncNow, RunCancels cancels, RunHistory history, ItemHistory items) {
        this.syncNow = syncNow;
        this.cancels = cancels;
        this.history = history;
        this.items = items;
    }

    @Operation(summary = "Requests a run: of everything, of some partners, or of some items of one")
    @PostMapping(PATH)
    Mono<ResponseEntity<RunView>> request(
            @RequestBody(required = false) @BodyOf(RunRequest.class) byte[] body,
            Actor actor,
            ServerWebExchange exchange) {
        return syncNow.start(Creation.id(exchange), RequestJson.read(body, RunRequest.class), Trigger.API, actor)
                .flatMap(history::find)
                .map(run -> ResponseEntity.accepted()
                        .location(URI.create(PATH + "/" + run.id()))
                        .body(run));
    }

    @Operation(summary = "Cancels a run: no write of it is sent any more")
    /** 202 when it is to be stopped, 200 when there is nothing to stop any more. */
    @PostMapping(PATH + "/{id}/cancel")
    Mono<ResponseEntity<RunView>> cancel(@PathVariable String id, Actor actor) {
        UUID run = runId(id);
        return cancels.cancel(run, actor).flatMap(asked -> history.find(run)
                .map(view -> ResponseEntity.status(view.status() == RunStatus.CANCELLING ? 202 : 200)
                        .body(view)));
    }

    @Operation(summary = "Runs, the newest first")
    @GetMapping(PATH)
    Mono<Page<RunView>> list(
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) String trigger,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        return history.page(
                RunFilter.of(status, partner, trigger, from, to), RunHistory.Position.of(cursor), Page.limit(limit));
    }

    @Operation(summary = "What a run changed and what failed")
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
        ItemHistory.Position after = ItemHistory.Position.of(cursor);
        return history.find(run)
                .switchIfEmpty(Mono.error(() -> unknown(run)))
                .thenMany(items.list(run, wanted, partner, after, size + 1))
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.dispatch(), last.page(), last.variantId())));
    }

    static UUID runId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("A run's id is a UUID, not '" + text + "'.");
        }
    }

    static Problem unknown(UUID id) {
        return Problem.notFound("There is no run " + id + ".");
    }
}
