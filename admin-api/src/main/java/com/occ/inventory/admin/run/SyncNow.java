package com.occ.inventory.admin.run;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.Trigger;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Starts what a person, or a program of theirs, wants synchronised now. */
@Component
class SyncNow {
    private final RunRequests requests;
    private final ScopeCheck scopes;
    private final Clock clock;

    SyncNow(RunRequests requests, ScopeCheck scopes, Clock clock) {
        this.requests = requests;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** Answers the run's id. */
    Mono<UUID> start(RunRequest asked, Trigger trigger, Actor actor) {
        return start(UUID.randomUUID(), asked, trigger, actor);
    }

    /** @param id of the run; nothing new is started when there is one with it */
    Mono<UUID> start(UUID id, RunRequest asked, Trigger trigger, Actor actor) {
        Scope scope = asked.scope();
        SyncRequested request =
                new SyncRequested(id, trigger, actor.name(), asked.modeOrDefault(), scope, clock.instant(), null);
        return scopes.unknownPartners(scope)
                .flatMap(unknown -> requests.submit(request, unknown, actor))
                .thenReturn(request.requestId());
    }
}
