package com.occ.inventory.admin.system;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

@Controller
class SystemPages {
    private final SystemStatus status;

    SystemPages(SystemStatus status) {
        this.status = status;
    }

    @GetMapping("/system")
    Mono<String> show(Model model) {
        return status.look().map(system -> {
            model.addAttribute("system", system);
            return "system/system";
        });
    }
}
