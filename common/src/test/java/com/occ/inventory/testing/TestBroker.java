package com.occ.inventory.testing;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A fresh virtual host on one of the AMQP brokers that exist here: RabbitMQ (named by {@code TEST_RABBITMQ_HOST},
 * {@code _PORT}, {@code _USER}, {@code _PASSWORD}, or else an installed one, run as a private node) and the embedded
 * Qpid Broker-J. Each server is started once a JVM, by the first test that asks.
 */
public final class TestBroker {
    private final BrokerServer server;
    private final String virtualHost;

    private TestBroker(BrokerServer server) {
        this.server = server;
        this.virtualHost = server.createVirtualHost();
    }

    /** RabbitMQ. Where there is none the test is skipped, but with {@code CI=true} it fails. */
    public static TestBroker rabbit() {
        Optional<BrokerServer> rabbit = RabbitServers.running();
        Assumptions.assumeTrue(rabbit.isPresent(), "no RabbitMQ is installed or named by TEST_RABBITMQ_HOST");
        return new TestBroker(rabbit.orElseThrow());
    }

    public static TestBroker qpid() {
        return new TestBroker(QpidServer.running());
    }

    /** RabbitMQ where there is one, otherwise Qpid. */
    public static TestBroker any() {
        return new TestBroker(RabbitServers.running().orElseGet(QpidServer::running));
    }

    /** One of each kind there is, or any one where {@code test.brokers} says so: the arguments of {@link BothBrokers}. */
    static Stream<TestBroker> both() {
        if ("any".equals(System.getProperty("test.brokers"))) {
            return Stream.of(any());
        }
        return Stream.concat(RabbitServers.running().stream(), Stream.of(QpidServer.running()))
                .map(TestBroker::new);
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    public String virtualHost() {
        return virtualHost;
    }

    /** Users, permissions and the like, in RabbitMQ's format; may take a moment to come into force. Qpid has none. */
    public void importDefinitions(String json) {
        server.importDefinitions(json);
    }

    /** For every virtual host of the server; RabbitMQ as a private node only, with others the test is skipped. */
    public void limitMessages(int bytes) {
        server.limitMessages(bytes);
    }

    /** Takes the whole server away, and with it every other virtual host of this JVM, until {@link #start}. */
    public void stop() {
        server.stop();
    }

    /** Brings it back at the same address, with its durable queues and messages. */
    public void start() {
        server.start();
    }

    public Map<String, String> springProperties() {
        return Map.of(
                "spring.rabbitmq.host", host(),
                "spring.rabbitmq.port", Integer.toString(port()),
                "spring.rabbitmq.username", user(),
                "spring.rabbitmq.password", password(),
                "spring.rabbitmq.virtual-host", virtualHost);
    }

    /** The same settings as environment variables, for a service started as a process. */
    public Map<String, String> environment() {
        return Map.of(
                "RABBITMQ_HOST", host(),
                "RABBITMQ_PORT", Integer.toString(port()),
                "RABBITMQ_USER", user(),
                "RABBITMQ_PASSWORD", password(),
                "RABBITMQ_VHOST", virtualHost);
    }

    /** The name a parameterized test shows. */
    @Override
    public String toString() {
        return server.name();
    }
}
