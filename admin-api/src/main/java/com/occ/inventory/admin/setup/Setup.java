package com.occ.inventory.admin.setup;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.user.UserEditing;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes the first administrator for whoever has the token. */
@Component
class Setup {
    private static final Logger log = LoggerFactory.getLogger(Setup.class);
    private static final Actor SETUP = new Actor(Actor.Kind.SYSTEM, Actor.SETUP, Role.ADMIN);

    private final UserEditing editing;
    private final SetupTokens tokens;
    private final SetupTokenFile file;

    Setup(UserEditing editing, SetupTokens tokens, SetupTokenFile file) {
        this.editing = editing;
        this.tokens = tokens;
        this.file = file;
    }

    /** Answers false when somebody else was faster. */
    Mono<Boolean> makeAdmin(String token, String name, String password) {
        return tokens.opens(token == null ? "" : token.strip())
                .filter(opens -> opens)
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "Nothing was made.",
                        List.of(Fault.ofField("token", "is not the right one: it is in the file that the log names")))))
                .flatMap(opens -> editing.createFirst(SETUP, name, password))
                .flatMap(made -> tokens.clear().then(forget()).thenReturn(made));
    }

    private Mono<Void> forget() {
        return Mono.<Void>fromRunnable(file::delete)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(UncheckedIOException.class, e -> {
                    log.warn("the setup token opens nothing any more; its file {} cannot be deleted", file, e);
                    return Mono.empty();
                });
    }
}
