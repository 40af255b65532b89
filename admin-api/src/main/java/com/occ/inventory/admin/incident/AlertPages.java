package com.occ.inventory.admin.incident;

import com.occ.inventory.admin.delivery.Channels;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.incident.Incidents.Position;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

@Controller
class AlertPages {
    private static final int MOST_OPEN = 200;
    private static final int PAST = 25;

    private final Incidents incidents;
    private final Channels channels;

    AlertPages(Incidents incidents, Channels channels) {
        this.incidents = incidents;
        this.channels = channels;
    }

    @GetMapping("/alerts")
    Mono<String> show(@RequestParam(required = false) String cursor, Model model) {
        Position after = Cursor.read(
                cursor,
                Position.START,
                parts -> new Position(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))));
        return Mono.zip(
                        incidents.open(MOST_OPEN + 1).collectList(),
                        incidents
                                .past(after, PAST + 1)
                                .collectList()
                                .map(found -> Page.of(found, PAST, last -> Cursor.of(last.resolvedAt(), last.id()))),
                        channels.standing())
                .map(all -> {
                    model.addAttribute("open", Page.of(all.getT1(), MOST_OPEN, last -> Cursor.of(last.id())));
                    model.addAttribute("past", all.getT2());
                    model.addAttribute("channels", all.getT3());
                    model.addAttribute("further", cursor != null && !cursor.isEmpty());
                    return "incident/alerts";
                });
    }
}
