package com.occ.inventory.admin.audit;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Audit")
class AuditController {
    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @Operation(summary = "Who changed what, the newest first")
    @GetMapping("/api/v1/audit")
    Mono<Page<AuditEntry>> list(
            @RequestParam(required = false) String actor,
            @RequestParam(required = false) String action,
            @RequestParam(required = false) String subject,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        return page(trail, new AuditFilter(actor, action, subject), Page.limit(limit), cursor);
    }

    static Mono<Page<AuditEntry>> page(AuditTrail trail, AuditFilter filter, int size, String cursor) {
        long before = Cursor.read(cursor, Long.MAX_VALUE, parts -> Long.parseLong(parts.get(0)));
        return trail.list(filter, before, size + 1)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.id())));
    }
}
