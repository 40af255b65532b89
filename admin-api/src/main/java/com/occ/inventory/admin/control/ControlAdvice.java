package com.occ.inventory.admin.control;

import com.occ.inventory.admin.control.PauseScope.Everything;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets every page say that everything is paused, and tells its buttons where they stand. */
@ControllerAdvice(annotations = Controller.class)
class ControlAdvice {
    private final Pausing pausing;

    ControlAdvice(Pausing pausing) {
        this.pausing = pausing;
    }

    /** @param everything null unless everything is paused */
    public record Shown(Pause everything) {}

    /** The address of the page. */
    @ModelAttribute("here")
    String here(ServerWebExchange exchange) {
        String query = exchange.getRequest().getURI().getRawQuery();
        return exchange.getRequest().getURI().getRawPath() + (query == null ? "" : "?" + query);
    }

    @ModelAttribute
    Mono<Void> control(Model model) {
        return pausing.find(new Everything())
                .map(Shown::new)
                .defaultIfEmpty(new Shown(null))
                .doOnNext(shown -> model.addAttribute("control", shown))
                .then();
    }
}
