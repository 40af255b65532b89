package com.occ.inventory.testing;

import java.util.Map;
import java.util.Optional;

/** Finds the RabbitMQ of this JVM: the named one, else an installed one, else none. */
final class RabbitServers {
    private RabbitServers() {}

    static Optional<BrokerServer> running() {
        if (Holder.SERVER.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new AssertionError("CI=true requires RabbitMQ: install it or name one by TEST_RABBITMQ_HOST");
        }
        return Holder.SERVER;
    }

    private static Optional<BrokerServer> find() {
        Map<String, String> env = System.getenv();
        Optional<BrokerServer> found = env.containsKey("TEST_RABBITMQ_HOST")
                ? Optional.of(NamedRabbit.from(env))
                : PrivateRabbit.installed().map(BrokerServer.class::cast);
        TestServices.announce(found.map(BrokerServer::name).orElse("no RabbitMQ: none is installed or named"));
        return found;
    }

    private static final class Holder {
        static final Optional<BrokerServer> SERVER = find();
    }
}
