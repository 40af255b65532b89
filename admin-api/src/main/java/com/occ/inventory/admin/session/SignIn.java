package com.occ.inventory.admin.session;

import com.occ.inventory.admin.access.UserName;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.user.Credentials;
import com.occ.inventory.admin.user.Passwords;
import com.occ.inventory.admin.user.Users;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets in who knows a name and its password. The answer, and how long it takes, tells nobody which names there are. */
@Component
public class SignIn {
    private final Users users;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Book book;

    SignIn(Users users, Passwords passwords, Attempts attempts, Book book) {
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
        this.book = book;
    }

    /** Answers the id of the new session; an error says why there is none. */
    public Mono<String> with(String typedName, String password, InetSocketAddress from) {
        String name = UserName.of(typedName);
        return check(name, password == null ? "" : password, from)
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(HttpStatus.UNAUTHORIZED, "Not signed in", "The name or the password is not right.")))
                .flatMap(book::signedIn);
    }

    /** The user when name and password belong together, else empty. Fails when it was tried too often. */
    Mono<Credentials> check(String name, String password, InetSocketAddress from) {
        return attempts.count(name, from)
                .flatMap(wait -> wait.<Mono<Credentials>>map(time -> Mono.error(tooMany(time)))
                        .orElseGet(() -> matching(name, password)))
                .flatMap(user -> attempts.forgive(name, from).thenReturn(user));
    }

    private Mono<Credentials> matching(String name, String password) {
        return users.credentials(name)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(user -> passwords
                        .matches(password, user.map(Credentials::passwordHash).orElse(null))
                        .filter(matches -> matches)
                        .flatMap(matches -> Mono.justOrEmpty(user)));
    }

    private static Problem tooMany(Duration wait) {
        long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
        return Problem.tooMany(
                "Too many attempts. Try again in " + (minutes == 1 ? "a minute." : minutes + " minutes."), wait);
    }

    /** Writes down what a good sign-in changes, all of it or nothing. */
    @Component
    static class Book {
        private final Users users;
        private final Sessions sessions;
        private final Audit audit;
        private final TransactionalOperator transaction;

        Book(Users users, Sessions sessions, Audit audit, TransactionalOperator transaction) {
            this.users = users;
            this.sessions = sessions;
            this.audit = audit;
            this.transaction = transaction;
        }

        Mono<String> signedIn(Credentials user) {
            return users.signedIn(user.name())
                    .then(audit.record(user.actor(), "user.signed_in", user.name(), Map.of()))
                    .then(sessions.open(user.name(), user.sessionEpoch()))
                    .as(transaction::transactional);
        }
    }
}
