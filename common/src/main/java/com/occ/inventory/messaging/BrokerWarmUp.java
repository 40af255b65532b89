package com.occ.inventory.messaging;

import com.occ.inventory.outage.NotThere;
import com.occ.inventory.outage.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Connects to the broker, and thereby declares the topology, while the web server starts and the bindings are made. So it is the first
 * to hear when the broker does not let us in.
 */
final class BrokerWarmUp implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BrokerWarmUp.class);

    private final ConnectionFactory broker;
    private final Duration patience;
    private volatile CompletableFuture<Optional<NotThere>> answer = CompletableFuture.completedFuture(Optional.empty());

    /** @param patience how long a broker may think about whether it lets us in */
    BrokerWarmUp(ConnectionFactory broker, Duration patience) {
        this.broker = broker;
        this.patience = patience;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        answer = CompletableFuture.runAsync(broker::createConnection, StartThreads.named("broker-warm-up"))
                .handle((connected, failure) -> failure == null ? Optional.empty() : heard(failure));
    }

    /**
     * A broker that is away has said so at once. For one that says nothing whoever connects next would wait as well, for the connection
     * factory makes one connection at a time.
     *
     * @throws NotThere when the broker does not let us in
     */
    void check() {
        answer.copy()
                .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    private Optional<NotThere> heard(Throwable failure) {
        Optional<Refusal> refusal = Refusal.in(failure);
        if (refusal.isPresent()) {
            log.error("the broker refuses us: {}", refusal.get().said());
        } else if (Outage.of(failure).isPresent()) {
            // Whoever needs the connection tries again, and says why there is none.
            log.debug("the broker cannot be connected to yet", failure);
        } else {
            log.error("the broker refuses our queues and bindings as they are declared", failure);
        }
        return refusal.map(why -> new NotThere(
                "the broker at " + broker.getHost() + ":" + broker.getPort(), why.settings(), why.said(), failure));
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
