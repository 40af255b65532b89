package com.occ.inventory.pulse;

import com.occ.inventory.message.ServiceAlive;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.QueueAges;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Says that the process's services are alive, until it stops. A failure is nobody's business: silence says it best. */
final class Pulse {
    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private final List<String> services;
    private final ConfirmedPublisher publisher;
    private final QueueAges ages;
    private final Duration interval;
    private final Clock clock;
    private final Instant startedAt;
    private final String instance = instance();
    private final Disposable.Swap beating = Disposables.swap();

    Pulse(List<String> services, ConfirmedPublisher publisher, QueueAges ages, PulseSettings settings, Clock clock) {
        this.services = services;
        this.publisher = publisher;
        this.ages = ages;
        this.interval = settings.interval();
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        beating.update(Flux.interval(Duration.ZERO, interval)
                .onBackpressureDrop()
                .concatMap(tick -> beat(), 1)
                .subscribe());
    }

    @PreDestroy
    void stop() {
        beating.dispose();
    }

    private Mono<Void> beat() {
        return Flux.fromIterable(services)
                .flatMap(service -> publisher.publish(alive(service)))
                .then()
                .onErrorResume(error -> {
                    log.debug("nobody was told that {} are alive", services, error);
                    return Mono.empty();
                });
    }

    private ServiceAlive alive(String service) {
        return new ServiceAlive(
                service,
                instance,
                startedAt,
                clock.instant(),
                Pulse.class.getPackage().getImplementationVersion(),
                interval.toMillis(),
                ages.of(service));
    }

    private static String instance() {
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + "/" + process;
        } catch (UnknownHostException nameless) {
            log.debug("this host does not know its name", nameless);
            return "unnamed/" + process;
        }
    }
}
