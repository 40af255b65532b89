package com.occ.inventory.admin.review;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.RequestJson;
import com.occ.inventory.admin.review.Reviews.Review;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Mappings")
@RequestMapping("/api/v1/mappings/review")
class ReviewController {
    private static final int MOST_VARIANTS = 10_000;

    private final ReviewReading reading;
    private final Comparison comparison;
    private final Reviews reviews;
    private final ReviewDesk desk;

    ReviewController(ReviewReading reading, Comparison comparison, Reviews reviews, ReviewDesk desk) {
        this.reading = reading;
        this.comparison = comparison;
        this.reviews = reviews;
        this.desk = desk;
    }

    /** @param review to be sent back when proposals are confirmed; null until both catalogues were read */
    record Overview(
            String partner,
            List<CatalogueView> catalogues,
            UUID review,
            Instant comparedAt,
            Map<ReviewState, Long> counts) {}

    record OfPartner(String partner) {}

    /**
     * @param variants or all of them
     * @param expected how many all are
     */
    record Confirmation(String partner, UUID review, List<Long> variants, Boolean all, Long expected) {
        boolean wantsAll() {
            return Boolean.TRUE.equals(all);
        }
    }

    record OfVariants(String partner, List<Long> variants) {}

    record Done(long count) {}

    @Operation(summary = "How far the reading of two catalogues is, and what came of it")
    @GetMapping
    Mono<Overview> overview(@RequestParam String partner) {
        return reading.require(partner)
                .then(Mono.defer(() -> reading.views(partner)))
                .flatMap(views -> comparison
                        .current(partner)
                        .flatMap(review ->
                                reviews.counts(partner).map(counts -> overview(partner, views, review, counts)))
                        .defaultIfEmpty(new Overview(partner, views, null, null, Map.of())));
    }

    private static Overview overview(
            String partner, List<CatalogueView> views, Review review, Map<ReviewState, Long> counts) {
        return new Overview(partner, views, review.id(), review.comparedAt(), counts);
    }

    @Operation(summary = "What the comparison of two catalogues found")
    @GetMapping("/items")
    Mono<Page<ReviewItem>> items(
            @RequestParam String partner,
            @RequestParam(defaultValue = "MATCH") String state,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        ReviewState wanted = Choice.of("state", state, ReviewState.class);
        long after = Cursor.read(cursor, 0L, parts -> Long.parseLong(parts.get(0)));
        return reading.require(partner)
                .then(comparison.current(partner))
                .thenMany(reviews.queue(partner, wanted, after, size + 1))
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.variantId())));
    }

    /** Asks both stores; what became of it is in the overview. */
    @Operation(summary = "Has both catalogues read")
    @PostMapping("/read")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<List<CatalogueView>> read(Actor actor, @RequestBody(required = false) @BodyOf(OfPartner.class) byte[] body) {
        return reading.start(
                actor, named(RequestJson.read(body, OfPartner.class).partner()));
    }

    @Operation(summary = "Maps what was proposed")
    @PostMapping("/confirm")
    Mono<Done> confirm(Actor actor, @RequestBody(required = false) @BodyOf(Confirmation.class) byte[] body) {
        Confirmation asked = RequestJson.read(body, Confirmation.class);
        if (asked.review() == null || asked.wantsAll() == (asked.variants() != null)) {
            throw Problem.badRequest(
                    "Send the review, and either variants or all: true with the number that is expected.");
        }
        return desk.confirm(
                        actor,
                        named(asked.partner()),
                        asked.review(),
                        asked.wantsAll() ? null : bounded(asked.variants()),
                        asked.expected())
                .map(Done::new);
    }

    @Operation(summary = "Leaves variants out of the review")
    @PostMapping("/ignore")
    Mono<Done> ignore(Actor actor, @RequestBody(required = false) @BodyOf(OfVariants.class) byte[] body) {
        OfVariants asked = RequestJson.read(body, OfVariants.class);
        return desk.ignore(actor, named(asked.partner()), bounded(asked.variants()))
                .map(Done::new);
    }

    /** Undoes ignore. */
    @Operation(summary = "Takes variants into the review again")
    @PostMapping("/restore")
    Mono<Done> restore(Actor actor, @RequestBody(required = false) @BodyOf(OfVariants.class) byte[] body) {
        OfVariants asked = RequestJson.read(body, OfVariants.class);
        return desk.restore(actor, named(asked.partner()), bounded(asked.variants()))
                .map(Done::new);
    }

    private static String named(String partner) {
        if (partner == null) {
            throw Problem.badRequest("Name the partner.");
        }
        return partner;
    }

    private static List<Long> bounded(List<Long> variants) {
        if (variants == null || variants.isEmpty() || variants.size() > MOST_VARIANTS || variants.contains(null)) {
            throw Problem.badRequest("variants must be 1 to " + MOST_VARIANTS + " numbers.");
        }
        return variants;
    }
}
