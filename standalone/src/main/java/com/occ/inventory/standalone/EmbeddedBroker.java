package com.occ.inventory.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Container;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * Apache Qpid Broker-J on loopback, with its messages and queues in a durable store in the data folder and no
 * management port. The broker's own configuration is made anew at each start from {@code embedded-broker.json}; what
 * survives is the virtual host's store.
 */
final class EmbeddedBroker implements AutoCloseable {
    private static final String USER = "occ";

    private final Outcome outcome = new Outcome();
    private final SystemLauncher launcher = new SystemLauncher(outcome);
    private final int port;
    private final String password;

    private EmbeddedBroker(int port, String password) {
        this.port = port;
        this.password = password;
    }

    static EmbeddedBroker start(DataFolder folder, Secrets secrets, int port) {
        EmbeddedBroker broker = new EmbeddedBroker(port, secrets.brokerPassword());
        try {
            broker.launch(Files.createDirectories(folder.resolve("broker")));
            return broker;
        } catch (Exception e) {
            broker.close();
            throw new StartRefused(
                    "The embedded broker in " + folder + " does not start (" + e.getMessage()
                            + "): name a RabbitMQ of your own with RABBITMQ_HOST",
                    e);
        }
    }

    Map<String, Object> settings() {
        return Map.of(
                "RABBITMQ_HOST", "127.0.0.1",
                "RABBITMQ_PORT", port,
                "RABBITMQ_USER", USER,
                "RABBITMQ_PASSWORD", password,
                "RABBITMQ_VHOST", "occ");
    }

    @Override
    public void close() {
        launcher.shutdown();
    }

    private void launch(Path home) throws Exception {
        System.setProperty("derby.stream.error.file", home.resolve("derby.log").toString());
        // Its operational log speaks of every channel that opens and closes.
        System.setProperty("qpid.broker_status_updates", "false");
        // Made anew from our own configuration, so that port and password are today's.
        Files.deleteIfExists(home.resolve("config.json"));
        launcher.startup(Map.of(
                "type", "JSON",
                "storePath", home.resolve("config.json").toString(),
                "initialConfigurationLocation", copy("embedded-broker.json", home),
                "initialSystemPropertiesLocation", copy("embedded-broker.properties", home),
                "startupLoggedToSystemOut", "false",
                "context",
                        Map.of(
                                "qpid.work_dir",
                                home.toString(),
                                "occ.port",
                                Integer.toString(port),
                                "occ.user",
                                USER,
                                "occ.password",
                                password)));
        outcome.check();
        removeShutdownHook(outcome.broker);
    }

    /**
     * The broker would stop by itself as soon as the JVM is told to, under the feet of services that still settle their
     * messages. It offers no setting for that; we stop it after them.
     */
    private static void removeShutdownHook(Container<?> broker) {
        Field hook = ReflectionUtils.findField(broker.getClass(), "_shutdownHook", Thread.class);
        Assert.state(hook != null, "this version of Qpid keeps its shutdown hook elsewhere");
        ReflectionUtils.makeAccessible(hook);
        Runtime.getRuntime().removeShutdownHook((Thread) ReflectionUtils.getField(hook, broker));
    }

    /** Qpid reads files and plain jars, but not a jar within a jar. */
    private static String copy(String resource, Path folder) throws IOException {
        Path file = folder.resolve(resource);
        try (InputStream in = EmbeddedBroker.class.getResourceAsStream("/" + resource)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file.toUri().toString();
    }

    /** The launcher logs what goes wrong and returns as if nothing had; only its listener is told. */
    private static final class Outcome extends DefaultSystemLauncherListener {
        private RuntimeException failure;
        private Container<?> broker;

        @Override
        public void onContainerResolve(SystemConfig<?> system) {
            broker = system.getContainer();
        }

        @Override
        public void errorOnStartup(RuntimeException e) {
            failure = e;
        }

        void check() {
            if (failure != null) {
                throw failure;
            }
            if (broker == null || broker.getState() != State.ACTIVE) {
                throw new IllegalStateException("it did not become active");
            }
        }
    }
}
