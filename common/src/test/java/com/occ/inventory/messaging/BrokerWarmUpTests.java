package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.outage.NotThere;
import com.rabbitmq.client.AuthenticationFailureException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.AmqpAuthenticationException;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BrokerWarmUpTests {
    private static final RuntimeException AWAY = new AmqpConnectException(new ConnectException("refused"));
    private static final RuntimeException WRONG_PASSWORD =
            new AmqpAuthenticationException(new AuthenticationFailureException("ACCESS_REFUSED - Login was refused."));

    private final AtomicReference<Thread> connecting = new AtomicReference<>();

    @Test
    void connectsBesideTheStartBeforeAllElse() {
        BrokerWarmUp warmUp = failing(AWAY);

        warmUp.start();

        await().until(() -> connecting.get() != null);
        assertThat(connecting.get()).isNotSameAs(Thread.currentThread());
        assertThat(warmUp.getPhase()).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void leavesItToOthersToSayThatTheBrokerIsAway(CapturedOutput output) throws InterruptedException {
        BrokerWarmUp warmUp = failing(AWAY);
        warmUp.start();
        await().until(() -> connecting.get() != null);
        connecting.get().join();

        assertThatNoException().isThrownBy(warmUp::check);
        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void saysThatTheBrokerRefusesAndWhichSettingToLookAt(CapturedOutput output) {
        BrokerWarmUp warmUp = failing(WRONG_PASSWORD);
        warmUp.start();

        assertThatThrownBy(warmUp::check)
                .isInstanceOf(NotThere.class)
                .hasMessage("the broker at rabbit:5672 does not let us in: ACCESS_REFUSED - Login was refused."
                        + " Look at RABBITMQ_USER, RABBITMQ_PASSWORD")
                .hasRootCause(WRONG_PASSWORD.getCause());
        assertThat(output)
                .contains("the broker refuses us: ACCESS_REFUSED - Login was refused.")
                .doesNotContain("\tat ");
    }

    @Test
    void saysInFullWhatElseItDoesNotLikeAndLetsTheStartGoOn(CapturedOutput output) {
        BrokerWarmUp warmUp = failing(new IllegalStateException("another queue of that name"));
        warmUp.start();

        await().until(() -> output.getAll().contains("the broker refuses our queues and bindings"));
        assertThat(output).contains("another queue of that name", "\tat ");
        assertThatNoException().isThrownBy(warmUp::check);
    }

    @Test
    @Timeout(20)
    void waitsForAnAnswerButNotForEver() {
        CountDownLatch never = new CountDownLatch(1);
        BrokerWarmUp silent = new BrokerWarmUp(
                broker(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return AWAY;
                }),
                Duration.ofMillis(50));
        silent.start();

        assertThatNoException().isThrownBy(silent::check);
        never.countDown();
    }

    @Test
    void hasNothingAgainstAStartThatItTookNoPartIn() {
        assertThatNoException().isThrownBy(failing(WRONG_PASSWORD)::check);
    }

    private BrokerWarmUp failing(RuntimeException failure) {
        return new BrokerWarmUp(broker(() -> failure), Duration.ofSeconds(10));
    }

    private ConnectionFactory broker(Supplier<RuntimeException> failure) {
        return (ConnectionFactory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ConnectionFactory.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getHost":
                            return "rabbit";
                        case "getPort":
                            return 5672;
                        default:
                            connecting.set(Thread.currentThread());
                            throw failure.get();
                    }
                });
    }
}
