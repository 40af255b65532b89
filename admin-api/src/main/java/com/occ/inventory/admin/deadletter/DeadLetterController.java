package com.occ.inventory.admin.deadletter;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.deadletter.DeadLetter.State;
import com.occ.inventory.admin.deadletter.DeadLetter.Stored;
import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/dead-letters")
@Tag(name = "Dead letters")
class DeadLetterController {
    private final DeadLetters letters;
    private final Replay replay;

    DeadLetterController(DeadLetters letters, Replay replay) {
        this.letters = letters;
        this.replay = replay;
    }

    @Operation(summary = "Dead letters, the newest first")
    @GetMapping
    Mono<Page<DeadLetterView>> list(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String queue,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        long below = Cursor.read(cursor, Long.MAX_VALUE, parts -> Long.parseLong(parts.get(0)));
        return letters.list(Choice.of("state", state, State.class), queue, below, size + 1)
                .map(DeadLetterView::brief)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.id())));
    }

    @Operation(summary = "A dead letter with its body, secrets masked")
    @GetMapping("/{id}")
    Mono<DeadLetterView> show(@PathVariable String id) {
        return find(id).map(DeadLetterView::whole);
    }

    @Operation(summary = "Sends an open dead letter to its queue again")
    @PostMapping("/{id}/replay")
    Mono<DeadLetterView> replay(@PathVariable String id, Actor actor) {
        return find(id).flatMap(letter -> replay.replay(letter, actor)).map(DeadLetterView::brief);
    }

    @Operation(summary = "Puts an open dead letter away")
    @PostMapping("/{id}/discard")
    Mono<DeadLetterView> discard(@PathVariable String id, Actor actor) {
        return find(id).flatMap(letter -> replay.discard(letter, actor)).map(DeadLetterView::brief);
    }

    @Operation(summary = "Sends a queue's open dead letters to it again, the oldest thousand at most")
    @PostMapping("/replay")
    Mono<Replay.Bulk> replayAll(@RequestParam(required = false) String queue, Actor actor) {
        return replay.replayAll(named(queue), Long.MAX_VALUE, actor);
    }

    @Operation(summary = "Puts a queue's open dead letters away, the oldest thousand at most")
    @PostMapping("/discard")
    Mono<Replay.Bulk> discardAll(@RequestParam(required = false) String queue, Actor actor) {
        return replay.discardAll(named(queue), Long.MAX_VALUE, actor);
    }

    private static String named(String queue) {
        if (queue == null || queue.isBlank()) {
            throw Problem.badRequest("Name the queue whose dead letters you mean: ?queue=sync.jobs");
        }
        return queue;
    }

    private Mono<Stored> find(String id) {
        return letters.require(id);
    }
}
