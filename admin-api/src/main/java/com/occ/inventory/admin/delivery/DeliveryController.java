package com.occ.inventory.admin.delivery;

import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Alerts")
@RequestMapping(DeliveryController.PATH)
class DeliveryController {
    static final String PATH = "/api/v1/deliveries";

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Operation(summary = "What was told to whom, the newest first")
    @GetMapping
    Mono<Page<DeliveryView>> list(
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        return deliveries.page(cursor, Page.limit(limit));
    }

    @Operation(summary = "A message to a person, or a test of a channel")
    @GetMapping("/{id}")
    Mono<DeliveryView> show(@PathVariable String id) {
        UUID delivery = id(id);
        return deliveries
                .find(delivery)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("There is no delivery " + delivery + ".")));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("A delivery's id is a UUID, not '" + text + "'.");
        }
    }
}
