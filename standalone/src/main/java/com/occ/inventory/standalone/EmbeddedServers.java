package com.occ.inventory.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts PostgreSQL and the broker that nobody named ({@code DATABASE_HOST}, {@code RABBITMQ_HOST}), side by side, as
 * soon as the settings are known and before any bean wants them, and hands their addresses on as those settings. They
 * stop after the application context: the broker first, then PostgreSQL.
 */
final class EmbeddedServers implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServers.class);

    private final Path dataDir;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    EmbeddedServers(Path dataDir) {
        this.dataDir = dataDir;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        SpringApplication.getShutdownHandlers().add(this::stop);
        ConfigurableEnvironment environment = event.getEnvironment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "embedded servers",
                        start(
                                !environment.containsProperty("DATABASE_HOST"),
                                !environment.containsProperty("RABBITMQ_HOST"))));
    }

    /** @return the settings of what was started, and the encryption key and the setup token's file that apply when none is set */
    synchronized Map<String, Object> start(boolean database, boolean broker) {
        DataFolder folder = DataFolder.open(dataDir);
        running.push(folder);
        Secrets secrets = Secrets.of(folder);
        Map<String, Object> settings = new HashMap<>();
        settings.put("ENCRYPTION_KEY", secrets.encryptionKey());
        settings.put("SETUP_TOKEN_FILE", folder.resolve("setup-token").toString());

        // Not the common pool, whose threads do not know what lies in Boot's fat jar.
        Executor ownThread = task -> new Thread(task, "embedded-broker-start").start();
        CompletableFuture<EmbeddedBroker> startingBroker = broker
                ? CompletableFuture.supplyAsync(() -> EmbeddedBroker.start(folder, secrets, freePort()), ownThread)
                : CompletableFuture.completedFuture(null);
        if (database) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, secrets, freePort());
            running.push(postgres);
            settings.putAll(postgres.settings());
        }
        if (broker) {
            EmbeddedBroker started = joined(startingBroker);
            running.push(started);
            settings.putAll(started.settings());
        }
        log.info("Data folder {}: PostgreSQL {}, broker {}", folder, kind(database), kind(broker));
        return settings;
    }

    /** Newest first: broker, PostgreSQL, and then the data folder is free. */
    synchronized void stop() {
        while (!running.isEmpty()) {
            AutoCloseable server = running.pop();
            try {
                server.close();
            } catch (Exception e) {
                log.error("Cannot stop {} cleanly", server.getClass().getSimpleName(), e);
            }
        }
    }

    private static EmbeddedBroker joined(CompletableFuture<EmbeddedBroker> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartRefused refused ? refused : e;
        }
    }

    private static String kind(boolean embedded) {
        return embedded ? "embedded" : "external";
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on loopback", e);
        }
    }
}
