package com.occ.inventory.admin.history;

import com.occ.inventory.admin.access.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "History")
class HistoryController {
    private final HistoryRebuild rebuild;

    HistoryController(HistoryRebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** Answers when it was asked for; the runs come in as the scheduler tells them. */
    @Operation(summary = "Has the history told again and its summaries made anew")
    @PostMapping("/api/v1/history/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<HistoryRebuild.Begun> rebuild(Actor actor) {
        return rebuild.begin(actor);
    }
}
