package com.occ.inventory.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.amqp.AmqpConnectException;

/**
 * While broker or database is away everything that needs it fails, again and again, each with a stack trace of its own.
 * {@link Neighbour} says it once; what others say of it is turned down to debug here, and told to it instead, so that nothing is
 * lost when it was no outage after all.
 */
final class OutageFilter extends TurboFilter {
    private static final org.slf4j.Logger log = LoggerFactory.getLogger("com.occ.inventory.outage.Consequences");

    /** Of Spring AMQP, which tells a lost connection in words alone. */
    private static final Pattern LOST = Pattern.compile(
            "AmqpConnectException|AmqpIOException|connection error|Failed to check/redeclare auto-delete queue");

    private final Map<Object, BiConsumer<Outage, Throwable>> listeners = new ConcurrentHashMap<>();

    /** The one of this JVM's log. */
    static synchronized OutageFilter installed() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            return new OutageFilter();
        }
        return context.getTurboFilterList().stream()
                .filter(OutageFilter.class::isInstance)
                .map(OutageFilter.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    OutageFilter filter = new OutageFilter();
                    filter.setContext(context);
                    filter.start();
                    context.addTurboFilter(filter);
                    return filter;
                });
    }

    void tell(Object owner, BiConsumer<Outage, Throwable> listener) {
        listeners.put(owner, listener);
    }

    void forget(Object owner) {
        listeners.remove(owner);
    }

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] params, Throwable failure) {
        if (listeners.isEmpty() || !level.isGreaterOrEqual(Level.INFO)) {
            return FilterReply.NEUTRAL;
        }
        Throwable told = told(logger, format, params, failure);
        Optional<Outage> outage = told == null ? Optional.empty() : Outage.of(told);
        if (outage.isEmpty()) {
            return FilterReply.NEUTRAL;
        }
        listeners.values().forEach(listener -> listener.accept(outage.get(), told));
        log.debug("{}: {}", logger.getName(), format, told);
        return FilterReply.DENY;
    }

    private static Throwable told(Logger logger, String format, Object[] params, Throwable failure) {
        if (failure != null) {
            return failure;
        }
        if (params != null && params.length > 0 && params[params.length - 1] instanceof Throwable last) {
            return last;
        }
        return format != null
                        && logger.getName().startsWith("org.springframework.amqp.rabbit")
                        && LOST.matcher(format).find()
                ? new AmqpConnectException(new IOException(format))
                : null;
    }
}
