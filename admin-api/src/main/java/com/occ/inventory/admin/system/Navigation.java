package com.occ.inventory.admin.system;

import com.occ.inventory.admin.deadletter.DeadLetterCounts;
import com.occ.inventory.admin.incident.Incidents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import reactor.core.publisher.Mono;

/** What needs a person, as numbers beside the menu of every page. */
@ControllerAdvice(annotations = Controller.class)
class Navigation {
    private static final Logger log = LoggerFactory.getLogger(Navigation.class);

    private final Incidents incidents;
    private final DeadLetterCounts deadLetters;

    Navigation(Incidents incidents, DeadLetterCounts deadLetters) {
        this.incidents = incidents;
        this.deadLetters = deadLetters;
    }

    /** A page is worth more than the numbers beside its menu: without a database there are none. */
    @ModelAttribute
    Mono<Void> count(Model model) {
        return Mono.zip(incidents.open(), deadLetters.open(), Waiting::new)
                .doOnNext(waiting -> model.addAttribute("waiting", waiting))
                .onErrorResume(error -> {
                    log.debug("no numbers for the menu", error);
                    return Mono.empty();
                })
                .then();
    }

    public record Waiting(long incidents, long deadLetters) {}
}
