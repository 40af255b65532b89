package com.occ.inventory.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHostNode;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/** The embedded Qpid Broker-J with a durable store, as standalone runs it, in a folder that goes with the JVM. */
final class QpidServer implements BrokerServer {
    private static final String CONFIGURATION =
            """
            {
              "name": "test",
              "modelVersion": "9.1",
              "context": {"queue.behaviourOnUnknownDeclareArgument": "IGNORE"},
              "authenticationproviders": [{
                "name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
                "users": [{"name": "guest", "type": "managed", "password": "guest"}]
              }],
              "ports": [{
                "name": "amqp", "type": "AMQP", "port": %d, "bindingAddress": "127.0.0.1",
                "protocols": ["AMQP_0_9_1"], "authenticationProvider": "plain",
                "virtualhostaliases": [
                  {"name": "nameAlias", "type": "nameAlias"}, {"name": "defaultAlias", "type": "defaultAlias"}
                ]
              }]
            }
            """;

    private final int port = TestServices.freePort();
    private final Path folder;
    private SystemLauncher launcher;
    private Broker<?> broker;

    private QpidServer() {
        try {
            folder = Files.createTempDirectory("occ-qpid");
            Files.writeString(folder.resolve("initial.json"), CONFIGURATION.formatted(port));
            Files.createFile(folder.resolve("system.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the embedded Qpid", e);
        }
        System.setProperty("qpid.broker_status_updates", "false");
        // Derby would sync every commit; these tests kill processes, not the machine's power.
        System.setProperty("derby.system.durability", "test");
        System.setProperty(
                "derby.stream.error.file", folder.resolve("derby.log").toString());
        start();
        TestServices.announce(name());
        Runtime.getRuntime().addShutdownHook(new Thread(this::discard, "qpid-stop"));
    }

    static QpidServer running() {
        return Holder.SERVER;
    }

    @Override
    public String name() {
        return "Qpid Broker-J " + broker.getProductVersion() + " (embedded)";
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return "guest";
    }

    @Override
    public String password() {
        return "guest";
    }

    @Override
    public String createVirtualHost() {
        String name = "test-" + UUID.randomUUID();
        broker.createChild(
                VirtualHostNode.class,
                Map.of(
                        "name",
                        name,
                        "type",
                        "DERBY",
                        "virtualHostInitialConfiguration",
                        "{\"type\": \"ProvidedStore\"}"));
        return name;
    }

    @Override
    public void importDefinitions(String json) {
        Assumptions.abort("Qpid knows no definitions");
    }

    @Override
    public void limitMessages(int bytes) {
        Assumptions.abort("Qpid's limit is part of its configuration");
    }

    @Override
    public void start() {
        launcher = new SystemLauncher(new DefaultSystemLauncherListener() {
            @Override
            public void onContainerResolve(SystemConfig<?> system) {
                broker = (Broker<?>) system.getContainer();
            }
        });
        try {
            launcher.startup(Map.of(
                    "type", "JSON",
                    "initialConfigurationLocation",
                            folder.resolve("initial.json").toUri().toString(),
                    "initialSystemPropertiesLocation",
                            folder.resolve("system.properties").toUri().toString(),
                    "startupLoggedToSystemOut", "false",
                    "context", Map.of("qpid.work_dir", folder.toString())));
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start the embedded Qpid", e);
        }
    }

    @Override
    public void stop() {
        launcher.shutdown();
    }

    private void discard() {
        stop();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clean up " + folder, e);
        }
    }

    private static final class Holder {
        static final QpidServer SERVER = new QpidServer();
    }
}
