package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

class BrokerWarmUpTests {
    @Test
    void connectsBesideTheStartAndDoesNotEndItWhenThatFails() {
        CachingConnectionFactory nobody = new CachingConnectionFactory("127.0.0.1", 1);
        AtomicReference<Thread> connecting = new AtomicReference<>();
        nobody.addConnectionListener(new ConnectionListener() {
            @Override
            public void onCreate(Connection connection) {
                throw new AssertionError("nobody listens there");
            }

            @Override
            public void onFailed(Exception exception) {
                connecting.set(Thread.currentThread());
            }
        });
        BrokerWarmUp warmUp = new BrokerWarmUp(nobody);

        assertThatCode(warmUp::start).doesNotThrowAnyException();

        await().until(() -> connecting.get() != null);
        assertThat(connecting.get()).isNotSameAs(Thread.currentThread());
        assertThat(warmUp.getPhase()).as("before all else").isEqualTo(Integer.MIN_VALUE);
    }
}
