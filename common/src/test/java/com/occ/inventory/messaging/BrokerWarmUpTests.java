package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.AmqpAuthenticationException;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BrokerWarmUpTests {
    private final AtomicReference<Thread> connecting = new AtomicReference<>();

    @Test
    void connectsBesideTheStartBeforeAllElse() {
        BrokerWarmUp warmUp = failing(new AmqpConnectException(new ConnectException("refused")));

        warmUp.start();

        await().until(() -> connecting.get() != null);
        assertThat(connecting.get()).isNotSameAs(Thread.currentThread());
        assertThat(warmUp.getPhase()).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void leavesItToOthersToSayThatTheBrokerIsAway(CapturedOutput output) throws InterruptedException {
        failing(new AmqpConnectException(new ConnectException("refused"))).start();
        await().until(() -> connecting.get() != null);
        connecting.get().join();

        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void saysThatTheBrokerRefuses(CapturedOutput output) {
        failing(new AmqpAuthenticationException(new IllegalStateException("wrong password")))
                .start();

        await().until(() -> output.getAll().contains("the broker refuses us"));
        assertThat(output).contains("wrong password");
    }

    private BrokerWarmUp failing(RuntimeException failure) {
        return new BrokerWarmUp((ConnectionFactory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ConnectionFactory.class}, (proxy, method, arguments) -> {
                    connecting.set(Thread.currentThread());
                    throw failure;
                }));
    }
}
