package com.occ.inventory.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.SmartLifecycle;

/**
 * Starts all consumers side by side and waits for them; the binder would start one and wait for it, then the next. Those that are not
 * to start by themselves are left to whoever starts them.
 */
final class Consumers implements SmartLifecycle {
    /** Right after the binder has made the bindings. */
    private static final int PHASE = Integer.MAX_VALUE - 999;

    /** Twice what a consumer's container gives it. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Runnable door;
    private final Consumer<String> start;
    private final List<String> names;
    private volatile boolean running;

    /**
     * Takes their start over from the binder.
     *
     * @param door throws when none can start, so that it is said once and not by each
     * @param start starts the binding of that name
     */
    Consumers(Runnable door, Consumer<String> start, BindingServiceProperties properties) {
        this.door = door;
        this.start = start;
        this.names = properties.getBindings().entrySet().stream()
                .filter(binding -> binding.getValue().getConsumer() != null
                        && binding.getValue().getConsumer().isAutoStartup())
                .map(Map.Entry::getKey)
                .toList();
        names.forEach(name -> properties.getBindings().get(name).getConsumer().setAutoStartup(false));
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        door.run();
        CompletableFuture<?>[] starts = names.stream()
                .map(name -> CompletableFuture.runAsync(() -> start.accept(name), StartThreads.named("start-" + name)))
                .toArray(CompletableFuture[]::new);
        try {
            // A time limit also because a start that waits without one is taken for stuck when the process is to end.
            CompletableFuture.allOf(starts).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the consumers did not start within " + LONGEST.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the consumers started", e);
        }
        running = true;
    }

    /** The binder stops them. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
