package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;

class ConsumersTests {
    private final BindingServiceProperties properties = new BindingServiceProperties();
    private Runnable door = () -> {};

    @Test
    void startSideBySideAndAreAwaited() {
        Starts starts = new Starts(2);
        Consumers consumers = consumers(starts, Map.of("first", consumer(true), "second", consumer(true)));

        consumers.start();

        assertThat(starts.met).as("each waited for the other").containsExactly(true, true);
        assertThat(consumers.isRunning()).isTrue();
        consumers.stop();
        assertThat(consumers.isRunning()).isFalse();
    }

    @Test
    void takesTheirStartOverFromTheBinderAndLeavesTheOthersAlone() {
        Starts starts = new Starts(1);
        BindingProperties output = new BindingProperties();
        Consumers consumers =
                consumers(starts, Map.of("started", consumer(true), "held", consumer(false), "output", output));

        consumers.start();

        assertThat(starts.names).containsExactly("started");
        assertThat(properties.getBindings().get("started").getConsumer().isAutoStartup())
                .isFalse();
        assertThat(consumers.getPhase())
                .as("after the binder has made the bindings")
                .isGreaterThan(Integer.MAX_VALUE - 1000);
    }

    @Test
    void oneThatCannotStartEndsTheStartWithItsReason() {
        Consumers consumers = consumers(
                name -> {
                    throw new IllegalStateException("no access to " + name);
                },
                Map.of("refused", consumer(true)));

        assertThatThrownBy(consumers::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no access to refused");
        assertThat(consumers.isRunning()).isFalse();
    }

    @Test
    void noneStartsWhereTheBrokerDoesNotLetUsIn() {
        Starts starts = new Starts(1);
        IllegalStateException refusal = new IllegalStateException("wrong password");
        door = () -> {
            throw refusal;
        };
        Consumers consumers = consumers(starts, Map.of("first", consumer(true), "second", consumer(true)));

        assertThatThrownBy(consumers::start).isSameAs(refusal);
        assertThat(starts.names).isEmpty();
        assertThat(consumers.isRunning()).isFalse();
    }

    private Consumers consumers(Consumer<String> start, Map<String, BindingProperties> all) {
        properties.setBindings(new TreeMap<>(all));
        return new Consumers(door, start, properties);
    }

    private static BindingProperties consumer(boolean autoStartup) {
        ConsumerProperties consumer = new ConsumerProperties();
        consumer.setAutoStartup(autoStartup);
        BindingProperties binding = new BindingProperties();
        binding.setConsumer(consumer);
        return binding;
    }

    /** A start ends when so many have begun. */
    private static final class Starts implements Consumer<String> {
        private final CountDownLatch begun;
        private final Queue<String> names = new ConcurrentLinkedQueue<>();
        private final Queue<Boolean> met = new ConcurrentLinkedQueue<>();

        Starts(int together) {
            begun = new CountDownLatch(together);
        }

        @Override
        public void accept(String name) {
            names.add(name);
            begun.countDown();
            try {
                met.add(begun.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
