package com.occ.inventory.notifier.progress;

import com.occ.inventory.notifier.NotifierProperties;
import com.occ.inventory.recurring.Recurring;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Calls an address outside after each run that really synced: when it is not called any more, somebody there raises the alarm that
 * this machine cannot. The address is a secret, so no more than its host is ever logged.
 */
@Component
class LifeSign extends Recurring {
    private static final Logger log = LoggerFactory.getLogger(LifeSign.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Heartbeats heartbeats;
    private final String address;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();
    private volatile boolean failing;

    LifeSign(Heartbeats heartbeats, NotifierProperties properties) {
        super("look for runs to be told outside", properties.sweep());
        this.heartbeats = heartbeats;
        this.address = properties.heartbeatUrl();
    }

    @Override
    protected Mono<Void> pass() {
        if (address.isEmpty()) {
            return Mono.empty();
        }
        return heartbeats.untold().flatMap(runId -> call().filter(told -> told)
                .flatMap(told -> heartbeats.told(runId)));
    }

    private Mono<Boolean> call() {
        URI uri = URI.create(address);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).GET().build();
        return Mono.fromFuture(() -> http.sendAsync(request, BodyHandlers.discarding()))
                .timeout(TIMEOUT)
                .map(answer -> answer.statusCode() / 100 == 2 ? "" : "it answered " + answer.statusCode())
                .onErrorResume(error -> Mono.just("it cannot be reached (" + reason(error) + ")"))
                .map(problem -> noted(problem, uri.getHost()));
    }

    private boolean noted(String problem, String host) {
        boolean well = problem.isEmpty();
        if (!well && !failing) {
            log.warn("HEARTBEAT_URL at {} was not told of a run, trying on: {}", host, problem);
        } else if (well && failing) {
            log.info("HEARTBEAT_URL at {} can be told of runs again", host);
        }
        failing = !well;
        return well;
    }

    private static String reason(Throwable error) {
        return error.getClass().getSimpleName();
    }
}
