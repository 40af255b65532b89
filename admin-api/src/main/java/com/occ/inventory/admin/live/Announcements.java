package com.occ.inventory.admin.live;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * What kind of thing changed in the database, whichever instance changed it: the tables' triggers notify. One connection of its own
 * listens for everyone, and only while somebody watches.
 *
 * <p>A listener by type and not by annotation: that one would be looked up in a context that a failed start has closed already, once more
 * for the management server's.
 */
@Component
public class Announcements implements ApplicationListener<ContextClosedEvent> {
    /** Said when announcements may have been missed. */
    static final String ALL = "all";

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final Duration LINGER = Duration.ofSeconds(30);

    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Flux<String> topics;

    Announcements(ConnectionFactory pool) {
        ConnectionFactory unpooled =
                pool instanceof Wrapped<?> wrapper && wrapper.unwrap() instanceof ConnectionFactory inner
                        ? inner
                        : pool;
        topics = Flux.usingWhen(Mono.from(unpooled.create()), Announcements::listen, Connection::close)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                        .maxBackoff(Duration.ofSeconds(5))
                        .transientErrors(true)
                        .doBeforeRetry(retry ->
                                log.debug("listening again: {}", retry.failure().getMessage())))
                .takeUntilOther(closing.asMono())
                .publish()
                .refCount(1, LINGER);
    }

    /** An open page would keep a server that stops gracefully from stopping. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        closing.tryEmitEmpty();
    }

    /** Endless until the service stops; a lost connection is made again and then everything counts as changed. */
    public Flux<String> topics() {
        return topics;
    }

    private static Flux<String> listen(Connection connection) {
        PostgresqlConnection postgresql = (PostgresqlConnection) connection;
        Flux<String> notified = postgresql.getNotifications().mapNotNull(Notification::getParameter);
        // A closed connection ends the notifications; the failure makes that a reason to listen again.
        return postgresql
                .createStatement("listen admin_live")
                .execute()
                .flatMap(result -> result.getRowsUpdated())
                .then()
                .thenMany(notified.startWith(ALL))
                .concatWith(Mono.error(() -> new IllegalStateException("the connection ended")));
    }
}
