package com.occ.inventory.admin.review;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.admin.page.Show;
import com.occ.inventory.admin.partner.Partners;
import com.occ.inventory.admin.review.Reviews.Review;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The review queue. */
@Controller
class ReviewPages {
    private static final int SIZE = 100;

    private final ReviewReading reading;
    private final Comparison comparison;
    private final Reviews reviews;
    private final ReviewDesk desk;
    private final Frame frame;

    ReviewPages(ReviewReading reading, Comparison comparison, Reviews reviews, ReviewDesk desk, Frame frame) {
        this.reading = reading;
        this.comparison = comparison;
        this.reviews = reviews;
        this.desk = desk;
        this.frame = frame;
    }

    /** What is around the queue. */
    @org.springframework.stereotype.Component
    record Frame(Partners partners, Flash flash) {}

    /** A list of the queue. */
    public record Tab(String state, String name, long count, boolean current) {
        static Tab of(ReviewState state, Map<ReviewState, Long> counts, ReviewState shown) {
            String name =
                    switch (state) {
                        case MATCH -> "Proposals";
                        case CONFLICT -> "Conflicting";
                        case DUPLICATE -> "Duplicates";
                        case UNMATCHED -> "Unmatched";
                        case IGNORED -> "Ignored";
                    };
            return new Tab(state.name(), name, counts.getOrDefault(state, 0L), state == shown);
        }
    }

    @GetMapping("/mappings/review")
    Mono<String> show(
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String cursor,
            Model model) {
        ReviewState wanted = Choice.of("state", state, ReviewState.class);
        model.addAttribute("partner", partner == null || partner.isBlank() ? null : partner);
        model.addAttribute("state", (wanted == null ? ReviewState.MATCH : wanted).name());
        Mono<Map<String, String>> names = frame.partners().names().doOnNext(all -> model.addAttribute("partners", all));
        return partner == null || partner.isBlank()
                ? names.thenReturn("review/review")
                : names.then(reading.require(partner))
                        .then(Mono.defer(() -> reading.views(partner)))
                        .doOnNext(views -> model.addAttribute("catalogues", views))
                        .then(Mono.defer(() -> comparison.current(partner)))
                        .flatMap(review ->
                                queue(model, partner, wanted == null ? ReviewState.MATCH : wanted, review, cursor))
                        .thenReturn("review/review");
    }

    private Mono<Review> queue(Model model, String partner, ReviewState state, Review review, String cursor) {
        long after = Cursor.read(cursor, 0L, parts -> Long.parseLong(parts.get(0)));
        model.addAttribute("review", review.id());
        model.addAttribute("comparedAt", review.comparedAt());
        return reviews.counts(partner)
                .doOnNext(counts -> {
                    model.addAttribute("total", counts.getOrDefault(state, 0L));
                    model.addAttribute(
                            "tabs",
                            Arrays.stream(ReviewState.values())
                                    .map(one -> Tab.of(one, counts, state))
                                    .toList());
                })
                .then(reviews.queue(partner, state, after, SIZE + 1).collectList())
                .doOnNext(found -> {
                    Page<ReviewItem> page = Page.of(found, SIZE, last -> Cursor.of(last.variantId()));
                    model.addAttribute("items", page.items());
                    model.addAttribute("next", page.next() == null ? null : address(partner, state, page.next()));
                    model.addAttribute("first", cursor == null ? null : address(partner, state, null));
                })
                .thenReturn(review);
    }

    @PostMapping("/mappings/review/read")
    Mono<Void> read(Actor actor, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(typed -> reading.start(actor, text(typed, "partner")).flatMap(views -> frame.flash()
                        .redirect(
                                exchange,
                                address(text(typed, "partner"), null, null),
                                "Both catalogues are being read.")));
    }

    /** @param what confirm, ignore or restore; with {@code all} every proposal there is */
    @PostMapping("/mappings/review/decide")
    Mono<Void> decide(Actor actor, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(typed -> {
            String partner = text(typed, "partner");
            ReviewState state = Choice.of("state", text(typed, "state"), ReviewState.class);
            return decide(actor, partner, typed)
                    .onErrorResume(Problem.class, problem -> Mono.just(problem.getMessage()))
                    .flatMap(message -> frame.flash().redirect(exchange, address(partner, state, null), message));
        });
    }

    private Mono<String> decide(Actor actor, String partner, MultiValueMap<String, String> typed) {
        String decision = text(typed, "decision");
        if (decision.equals("all")) {
            return desk.confirm(actor, partner, review(typed), null, number(text(typed, "expected")))
                    .map(count -> Show.INSTANCE.count(count, "variant is mapped.", "variants are mapped."));
        }
        List<Long> variants = typed.getOrDefault("variant", List.of()).stream()
                .map(ReviewPages::number)
                .toList();
        if (variants.isEmpty()) {
            return Mono.just("Choose at least one.");
        }
        return switch (decision) {
            case "confirm" ->
                desk.confirm(actor, partner, review(typed), variants, null).map(count -> told(count, variants.size()));
            case "ignore" ->
                desk.ignore(actor, partner, variants)
                        .map(count -> Show.INSTANCE.count(count, "variant is ignored.", "variants are ignored."));
            case "restore" ->
                desk.restore(actor, partner, variants)
                        .map(count -> Show.INSTANCE.count(count, "variant is back.", "variants are back."));
            default -> Mono.error(Problem.badRequest("There is no decision '" + decision + "'."));
        };
    }

    private static String told(long mapped, int chosen) {
        String message = Show.INSTANCE.count(mapped, "variant is mapped.", "variants are mapped.");
        return mapped == chosen ? message : message + " The others were mapped or taken in the meantime.";
    }

    private static UUID review(MultiValueMap<String, String> typed) {
        try {
            return UUID.fromString(text(typed, "review"));
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("The form is not one of ours: open the review again.");
        }
    }

    private static Long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Problem.badRequest("The form is not one of ours: open the review again.");
        }
        return Long.valueOf(text);
    }

    private static String text(MultiValueMap<String, String> typed, String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }

    private static String address(String partner, ReviewState state, String cursor) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/mappings/review").queryParam("partner", "{partner}");
        if (state != null) {
            address.queryParam("state", state.name());
        }
        if (cursor != null) {
            address.queryParam("cursor", cursor);
        }
        return address.encode().buildAndExpand(Map.of("partner", partner)).toUriString();
    }
}
