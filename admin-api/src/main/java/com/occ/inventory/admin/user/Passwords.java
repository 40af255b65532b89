package com.occ.inventory.admin.user;

import jakarta.annotation.PreDestroy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hashes passwords and compares them with hashes, slowly as it must be, on two threads of its own. */
@Component
public class Passwords {
    private static final int COST = 11;
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 200;

    /** Well-formed, and of no password that anybody knows. */
    static final String NOBODYS = "$2a$" + COST + "$" + ".".repeat(53);

    private final PasswordEncoder encoder = new BCryptPasswordEncoder(COST);
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "passwords");

    public Mono<String> hash(String password) {
        return Mono.fromCallable(() -> encoder.encode(password)).subscribeOn(threads);
    }

    /** @param hash null for a user who does not exist: that takes as long, and the answer is no */
    public Mono<Boolean> matches(String password, String hash) {
        return Mono.fromCallable(() -> encoder.matches(password, hash == null ? NOBODYS : hash) && hash != null)
                .subscribeOn(threads);
    }

    @PreDestroy
    void stop() {
        threads.dispose();
    }
}
