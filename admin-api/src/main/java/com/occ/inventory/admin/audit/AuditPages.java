package com.occ.inventory.admin.audit;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

@Controller
class AuditPages {
    private static final String PATH = "/audit";
    private static final int SHOWN = 50;

    private final AuditTrail trail;

    AuditPages(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping(PATH)
    Mono<Rendering> list(
            @RequestParam(required = false) String actor,
            @RequestParam(required = false) String action,
            @RequestParam(required = false) String subject,
            @RequestParam(required = false) String cursor) {
        AuditFilter filter = new AuditFilter(actor, action, subject);
        return AuditController.page(trail, filter, SHOWN, cursor).map(page -> Rendering.view("audit/audit")
                .modelAttribute("entries", page.items())
                .modelAttribute("filter", filter)
                .modelAttribute("next", page.next() == null ? null : address(filter, page.next()))
                .modelAttribute("first", cursor == null ? null : address(filter, null))
                .build());
    }

    private static String address(AuditFilter filter, String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        add(address, "actor", filter.actor());
        add(address, "action", filter.action());
        add(address, "subject", filter.subject());
        add(address, "cursor", cursor);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (value != null && !value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }
}
