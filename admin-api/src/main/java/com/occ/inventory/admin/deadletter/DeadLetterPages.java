package com.occ.inventory.admin.deadletter;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.deadletter.DeadLetter.State;
import com.occ.inventory.admin.deadletter.DeadLetters.Open;
import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.messaging.Inbox;
import java.util.Arrays;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

@Controller
@RequestMapping(DeadLetterPages.PATH)
class DeadLetterPages {
    static final String PATH = "/system/dead-letters";
    private static final String ANY = "any";
    private static final int ROWS = 50;

    private final DeadLetters letters;
    private final Replay replay;
    private final Flash flash;

    DeadLetterPages(DeadLetters letters, Replay replay, Flash flash) {
        this.letters = letters;
        this.replay = replay;
        this.flash = flash;
    }

    /** Without a state the open ones: those that need a person. */
    @GetMapping
    Mono<String> list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(required = false) String cursor,
            Model model) {
        State wanted = state.equals(ANY) ? null : Choice.of("state", state, State.class);
        String named = queue.isBlank() ? null : queue;
        long below = Cursor.read(cursor, Long.MAX_VALUE, parts -> Long.parseLong(parts.get(0)));
        return Mono.zip(
                        letters.list(wanted, named, below, ROWS + 1)
                                .map(DeadLetterView::brief)
                                .collectList()
                                .map(found -> Page.of(found, ROWS, last -> Cursor.of(last.id()))),
                        named == null ? Mono.just(new Open(0, 0)) : letters.open(named, Long.MAX_VALUE))
                .map(both -> {
                    model.addAttribute("letters", both.getT1());
                    model.addAttribute("open", both.getT2());
                    model.addAttribute("most", (long) DeadLetterCounts.MOST);
                    model.addAttribute("queue", named);
                    model.addAttribute("state", state.toLowerCase(java.util.Locale.ROOT));
                    model.addAttribute(
                            "queues",
                            Arrays.stream(Inbox.values()).map(Inbox::address).toList());
                    model.addAttribute("states", State.values());
                    model.addAttribute(
                            "next", address(named, state, both.getT1().next()));
                    model.addAttribute("first", cursor == null ? null : address(named, state, ""));
                    return "deadletter/list";
                });
    }

    @GetMapping("/{id}")
    Mono<String> show(@PathVariable String id, Model model) {
        return letters.require(id).map(stored -> {
            DeadLetterView letter = DeadLetterView.whole(stored);
            model.addAttribute("letter", letter);
            model.addAttribute("body", BodyText.of(letter.body()));
            model.addAttribute("bytes", stored.letter().body().length);
            return "deadletter/letter";
        });
    }

    @PostMapping("/{id}/replay")
    Mono<Void> replay(@PathVariable String id, Actor actor, ServerWebExchange exchange) {
        return letters.require(id)
                .flatMap(letter -> replay.replay(letter, actor))
                .flatMap(letter -> flash.redirect(
                        exchange,
                        PATH + "/" + letter.id(),
                        "Sent to " + letter.letter().queue() + " again. If it fails once more, it is back here."));
    }

    @PostMapping("/{id}/discard")
    Mono<Void> discard(@PathVariable String id, Actor actor, ServerWebExchange exchange) {
        return letters.require(id)
                .flatMap(letter -> replay.discard(letter, actor))
                .flatMap(letter -> flash.redirect(exchange, PATH + "/" + letter.id(), "Discarded."));
    }

    @PostMapping("/replay")
    Mono<Void> replayAll(Actor actor, ServerWebExchange exchange) {
        return all(exchange, "Sent again to %s: %,d.", asked -> replay.replayAll(asked.queue(), asked.upTo(), actor));
    }

    @PostMapping("/discard")
    Mono<Void> discardAll(Actor actor, ServerWebExchange exchange) {
        return all(exchange, "Discarded from %s: %,d.", asked -> replay.discardAll(asked.queue(), asked.upTo(), actor));
    }

    private Mono<Void> all(ServerWebExchange exchange, String done, Function<Asked, Mono<Replay.Bulk>> work) {
        return exchange.getFormData().map(Asked::of).flatMap(asked -> work.apply(asked)
                .flatMap(bulk -> flash.redirect(
                        exchange,
                        address(asked.queue(), "open", ""),
                        done.formatted(asked.queue(), bulk.settled())
                                + (bulk.left() == 0
                                        ? ""
                                        : " %,d are left, do it again for them.".formatted(bulk.left())))));
    }

    /** @param upTo the newest letter when the question was asked */
    private record Asked(String queue, long upTo) {
        static Asked of(MultiValueMap<String, String> form) {
            String queue = form.getFirst("queue");
            String upTo = form.getFirst("upTo");
            if (queue == null || queue.isBlank() || upTo == null || !upTo.matches("\\d{1,18}")) {
                throw Problem.badRequest("Go back to the dead letters and choose a queue: the form was not complete.");
            }
            return new Asked(queue, Long.parseLong(upTo));
        }
    }

    /** Null when there is no such page. */
    private static String address(String queue, String state, String cursor) {
        if (cursor == null) {
            return null;
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        if (queue != null) {
            address.queryParam("queue", "{queue}");
        }
        if (!state.equals("open")) {
            address.queryParam("state", "{state}");
        }
        if (!cursor.isEmpty()) {
            address.queryParam("cursor", cursor);
        }
        return address.encode()
                .buildAndExpand(java.util.Map.of("queue", queue == null ? "" : queue, "state", state))
                .toUriString();
    }
}
