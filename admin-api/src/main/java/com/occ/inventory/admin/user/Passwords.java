package com.occ.inventory.admin.user;

import com.occ.inventory.admin.access.OpaqueSecret;
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

    private final PasswordEncoder encoder = new BCryptPasswordEncoder(COST);
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "passwords");
    private final Mono<String> nobodys = hash(OpaqueSecret.next()).cache();

    public Mono<String> hash(String password) {
        return Mono.fromCallable(() -> encoder.encode(password)).subscribeOn(threads);
    }

    /** @param hash null for a user who does not exist: that takes as long, and the answer is no */
    public Mono<Boolean> matches(String password, String hash) {
        return (hash == null ? nobodys : Mono.just(hash))
                .publishOn(threads)
                .map(stored -> encoder.matches(password, stored) && hash != null);
    }

    /** So that the first stranger does not wait longer than the next. */
    @jakarta.annotation.PostConstruct
    void prepare() {
        nobodys.subscribe();
    }

    @PreDestroy
    void stop() {
        threads.dispose();
    }
}
