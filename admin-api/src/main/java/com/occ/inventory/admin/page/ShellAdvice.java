package com.occ.inventory.admin.page;

import com.occ.inventory.admin.access.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/** What the frame of every page shows. */
@ControllerAdvice(annotations = Controller.class)
class ShellAdvice {
    private final Flash flash;

    ShellAdvice(Flash flash) {
        this.flash = flash;
    }

    @ModelAttribute
    void shell(Actor actor, ServerWebExchange exchange, Model model) {
        model.addAttribute("show", Show.INSTANCE);
        model.addAttribute("actor", actor);
        model.addAttribute("can", Can.of(actor));
        // Only what is shown may be taken: an answer to a script would lose it.
        boolean page = exchange.getRequest().getHeaders().getFirst("X-Refresh") == null
                && !exchange.getRequest().getPath().value().startsWith("/api/");
        model.addAttribute("flash", page ? flash.take(exchange) : null);
    }
}
