package com.occ.inventory.admin.overview;

import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the partners stand, and the whole of it at a glance. */
@RestController
@Tag(name = "Partners")
class PartnerStateController {
    private static final String PATH = "/api/v1/partner-states";

    private final PartnerStates states;
    private final Overview overview;

    PartnerStateController(PartnerStates states, Overview overview) {
        this.states = states;
        this.overview = overview;
    }

    /** Failures first. */
    @Operation(summary = "How partners stand, failures first")
    @GetMapping(PATH)
    Mono<Page<PartnerState>> list(
            @RequestParam(required = false) String search,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        return states.page(Overview.search(search), PartnerStates.Position.of(cursor), Page.limit(limit));
    }

    @Operation(summary = "How a partner stands")
    @GetMapping(PATH + "/{key}")
    Mono<PartnerState> show(@PathVariable String key) {
        return states.find(key)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No partner has the key " + key + ".")));
    }

    @Operation(summary = "How many partners stand where, the OCC store and the next run")
    @GetMapping("/api/v1/overview")
    Mono<Summary> summary() {
        return overview.now()
                .zipWith(states.totals())
                .map(both -> new Summary(
                        both.getT2(), both.getT1().store(), both.getT1().nextRun()));
    }

    /** @param nextRun when the schedule syncs next; null while it is off */
    record Summary(PartnerStates.Totals partners, OccStore.State store, Instant nextRun) {}
}
