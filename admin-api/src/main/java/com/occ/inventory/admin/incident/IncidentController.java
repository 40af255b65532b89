package com.occ.inventory.admin.incident;

import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.incident.Incidents.Position;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "Incidents")
class IncidentController {
    private final Incidents incidents;

    IncidentController(Incidents incidents) {
        this.incidents = incidents;
    }

    @Operation(summary = "Incidents, the newest first; state is open or resolved")
    @GetMapping
    Mono<Page<IncidentView>> list(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String partner,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        Position after = Cursor.read(
                cursor,
                Position.START,
                parts -> new Position(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))));
        return incidents
                .list(Choice.of("state", state, Incidents.State.class), partner, after, size + 1)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.openedAt(), last.id())));
    }
}
