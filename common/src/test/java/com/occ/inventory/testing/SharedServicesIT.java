package com.occ.inventory.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SharedServicesIT {

    @Test
    void givesAnEmptyDatabaseToEachThatAsks() throws Exception {
        TestDatabase one = TestDatabase.fresh();
        TestDatabase other = TestDatabase.fresh();
        try (var connection = DriverManager.getConnection(one.jdbcUrl(), one.user(), one.password());
                var statement = connection.createStatement()) {
            statement.execute("create schema scheduler");
        }
        try (var connection = DriverManager.getConnection(other.jdbcUrl(), other.user(), other.password());
                var schemas = connection.getMetaData().getSchemas(null, "scheduler")) {
            assertThat(schemas.next()).isFalse();
        }
    }

    @BothBrokers
    void keepsADurableMessageOverARestart(TestBroker broker) throws Exception {
        try (Connection connection = factory(broker).newConnection();
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare("kept", true, false, false, Map.of("x-queue-type", "quorum"));
            channel.basicPublish("", "kept", MessageProperties.PERSISTENT_BASIC, new byte[] {42});
            channel.waitForConfirmsOrDie(30_000);
        }

        broker.stop();
        broker.start();

        try (Connection connection = factory(broker).newConnection();
                var channel = connection.createChannel()) {
            // A quorum queue may need a moment to find its leader.
            GetResponse kept = await().until(() -> channel.basicGet("kept", true), Objects::nonNull);
            assertThat(kept.getBody()).containsExactly(42);
        }
    }

    @BothBrokers
    void givesAVirtualHostOfItsOwnToEachThatAsks(TestBroker broker) throws Exception {
        try (Connection connection = factory(broker).newConnection();
                var channel = connection.createChannel()) {
            channel.queueDeclare("mine", true, false, false, null);
            assertThat(channel.queueDeclare().getQueue()).isNotBlank();
        }
        assertThat(TestBroker.any().virtualHost()).isNotEqualTo(broker.virtualHost());
    }

    private static ConnectionFactory factory(TestBroker broker) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.user());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        return factory;
    }
}
