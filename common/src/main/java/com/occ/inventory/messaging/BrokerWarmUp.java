package com.occ.inventory.messaging;

import com.occ.inventory.outage.Outage;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.SmartLifecycle;

/** Connects to the broker, and thereby declares the topology, while the web server starts and the bindings are made. */
final class BrokerWarmUp implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BrokerWarmUp.class);

    private final ConnectionFactory broker;

    BrokerWarmUp(ConnectionFactory broker) {
        this.broker = broker;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        CompletableFuture.runAsync(broker::createConnection, StartThreads.named("broker-warm-up"))
                .exceptionally(failure -> {
                    tell(failure);
                    return null;
                });
    }

    private static void tell(Throwable failure) {
        if (Outage.of(failure).isPresent()) {
            // Whoever needs the connection tries again, and says why there is none.
            log.debug("the broker cannot be connected to yet", failure);
        } else {
            log.error("the broker refuses us, or our queues and bindings as they are declared", failure);
        }
    }

    @Override
    public void stop() {
        // The connection is the connection factory's to close.
    }

    @Override
    public boolean isRunning() {
        return false;
    }
}
