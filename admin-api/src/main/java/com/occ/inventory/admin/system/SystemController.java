package com.occ.inventory.admin.system;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/system")
@Tag(name = "System")
class SystemController {
    private final SystemStatus status;

    SystemController(SystemStatus status) {
        this.status = status;
    }

    @Operation(summary = "Which services are alive, and what waits in the queues")
    @GetMapping
    Mono<SystemView> show() {
        return status.look();
    }
}
