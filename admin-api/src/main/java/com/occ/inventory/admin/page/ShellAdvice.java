package com.occ.inventory.admin.page;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.live.Behind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/** What the frame of every page shows. */
@ControllerAdvice(annotations = Controller.class)
class ShellAdvice {
    private final Flash flash;
    private final Behind behind;

    ShellAdvice(Flash flash, Behind behind) {
        this.flash = flash;
        this.behind = behind;
    }

    /** Has an answer, since to Spring a method with the exchange and no answer has answered the request, and no other is asked. */
    @ModelAttribute("can")
    Can shell(Actor actor, ServerWebExchange exchange, Model model) {
        model.addAttribute("show", Show.INSTANCE);
        model.addAttribute("actor", actor);
        model.addAttribute("behind", behind.seconds());
        // Only what is shown may be taken: an answer to a script would lose it.
        boolean page = exchange.getRequest().getHeaders().getFirst("X-Refresh") == null
                && !exchange.getRequest().getPath().value().startsWith("/api/");
        model.addAttribute("flash", page ? flash.take(exchange) : null);
        return Can.of(actor);
    }
}
