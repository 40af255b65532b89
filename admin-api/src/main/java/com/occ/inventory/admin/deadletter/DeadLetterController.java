package com.occ.inventory.admin.deadletter;

import com.occ.inventory.admin.deadletter.DeadLetter.State;
import com.occ.inventory.admin.deadletter.DeadLetter.Stored;
import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/dead-letters")
class DeadLetterController {
    private static final String CALLER = "api-token";

    private final DeadLetters letters;
    private final Replay replay;

    DeadLetterController(DeadLetters letters, Replay replay) {
        this.letters = letters;
        this.replay = replay;
    }

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

    @GetMapping("/{id}")
    Mono<DeadLetterView> show(@PathVariable String id) {
        return find(id).map(DeadLetterView::whole);
    }

    @PostMapping("/{id}/replay")
    Mono<DeadLetterView> replay(@PathVariable String id) {
        return find(id).flatMap(letter -> replay.replay(letter, CALLER)).map(DeadLetterView::brief);
    }

    @PostMapping("/{id}/discard")
    Mono<DeadLetterView> discard(@PathVariable String id) {
        return find(id).flatMap(letter -> replay.discard(letter, CALLER)).map(DeadLetterView::brief);
    }

    private Mono<Stored> find(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw Problem.badRequest("A dead letter's id is a number, not '" + id + "'.");
        }
        return letters.find(Long.parseLong(id))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("There is no dead letter " + id + ".")));
    }
}
