package com.occ.inventory.admin.session;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.user.UserEditing;
import com.occ.inventory.admin.user.Users;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** One's own password and sessions. */
@Component
class Account {
    private final SignIn signIn;
    private final UserEditing editing;
    private final Users users;
    private final Sessions sessions;
    private final Book book;

    Account(SignIn signIn, UserEditing editing, Users users, Sessions sessions, Book book) {
        this.signIn = signIn;
        this.editing = editing;
        this.users = users;
        this.sessions = sessions;
        this.book = book;
    }

    /** Ends every session and answers the id of the one that goes on here. The old password is asked for as at the login. */
    Mono<String> changePassword(Actor actor, AccountPages.Form form, InetSocketAddress from) {
        String current = form.current() == null ? "" : form.current();
        return signIn.check(actor.name(), current, from)
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "Nothing was changed.", List.of(Fault.ofField("current", "is not your password")))))
                .then(Mono.defer(() -> editing.setPassword(actor, actor.name(), form.password())))
                .then(Mono.defer(() -> users.credentials(actor.name())))
                .flatMap(user -> sessions.open(user.name(), user.sessionEpoch()));
    }

    Mono<Void> signOutEverywhere(Actor actor) {
        return users.endSessions(actor.name())
                .then(book.audit().record(actor, "user.signed_out_everywhere", actor.name(), Map.of()))
                .as(book.transaction()::transactional);
    }

    @Component
    record Book(Audit audit, TransactionalOperator transaction) {}
}
