package com.occ.inventory.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Mono;

/**
 * The beginning and the end of a transaction are answered in time, or its connection is cut. Spring waits for a rollback even where
 * the work was given up, and for a commit whoever stopped waiting, so a connection whose host vanished without a word would never come
 * back to the pool. Cut, it fails all who wait for it, and the pool throws it out. Neither driver nor pool has a setting for this.
 */
final class TransactionDeadline implements ConnectionFactoryDecorator {
    /** Shorter than the patience of those who begin transactions: who stops waiting for a beginning leaves its connection behind. */
    static final Duration LONGEST = Duration.ofSeconds(9);

    private static final Set<String> BOUNDED = Set.of("beginTransaction", "commitTransaction", "rollbackTransaction");

    @Override
    public ConnectionFactory decorate(ConnectionFactory driver) {
        return new DelegatingConnectionFactory(driver) {
            @Override
            public Mono<? extends Connection> create() {
                return Mono.from(driver.create()).map(TransactionDeadline::bounded);
            }
        };
    }

    static Connection bounded(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                connection.getClass().getClassLoader(),
                ClassUtils.getAllInterfaces(connection),
                (proxy, method, arguments) -> {
                    Object answer = call(connection, method, arguments);
                    return BOUNDED.contains(method.getName()) ? inTime(connection, (Publisher<?>) answer) : answer;
                });
    }

    private static Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Mono<?> inTime(Connection connection, Publisher<?> answer) {
        return Mono.from(answer).timeout(LONGEST, Mono.error(() -> cut(connection)));
    }

    /** Without waiting: a last word may not get through either. */
    private static R2dbcTimeoutException cut(Connection connection) {
        Mono.from(connection.close()).onErrorComplete().subscribe();
        return new R2dbcTimeoutException(
                "the database did not begin or end a transaction within " + LONGEST.toSeconds() + " s");
    }
}
