package com.occ.inventory.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts PostgreSQL and the broker that nobody named ({@code DATABASE_HOST}, {@code RABBITMQ_HOST}), side by side, as
 * soon as the settings are known, and hands their addresses on as those settings. While they come up the context reads
 * its definitions; before it makes the first bean it waits for them. They stop after the context: the broker first, then
 * PostgreSQL.
 */
final class EmbeddedServers implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServers.class);

    private final Path dataDir;
    private final Deque<CompletableFuture<? extends AutoCloseable>> started = new ArrayDeque<>();
    private final Ending ending = new Ending();
    private volatile boolean begun;

    EmbeddedServers(Path dataDir) {
        this.dataDir = dataDir;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        SpringApplication.getShutdownHandlers().add(this::stop);
        ConfigurableEnvironment environment = event.getEnvironment();
        boolean database = !environment.containsProperty("DATABASE_HOST");
        boolean broker = !environment.containsProperty("RABBITMQ_HOST");
        Path programs = programs(environment.getProperty("embedded.postgres-programs"));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("embedded servers", start(database, programs, broker)));
        event.getSpringApplication()
                .addInitializers(context -> context.addBeanFactoryPostProcessor(definitions -> {
                    awaitStarted();
                    log.info("Data folder {}: PostgreSQL {}, broker {}", dataDir, kind(database), kind(broker));
                }));
    }

    private Path programs(String setting) {
        return StringUtils.hasText(setting) ? Path.of(setting) : dataDir;
    }

    /** @return the settings of what is starting, and the encryption key and the setup token's file that apply when none is set */
    private synchronized Map<String, Object> start(boolean database, Path programs, boolean broker) {
        if (ending.begun()) {
            throw new StartRefused("The process was ended while it started");
        }
        begun = true;
        DataFolder folder = DataFolder.open(dataDir);
        started.push(CompletableFuture.completedFuture(folder));
        Secrets secrets = Secrets.of(folder);
        Map<String, Object> settings = new HashMap<>();
        settings.put("ENCRYPTION_KEY", secrets.encryptionKey());
        settings.put("SETUP_TOKEN_FILE", folder.resolve("setup-token").toString());
        if (database) {
            int port = freePort();
            settings.putAll(EmbeddedPostgres.settings(secrets, port));
            started.push(starting(
                    "embedded-postgresql-start",
                    () -> EmbeddedPostgres.start(folder, programs, secrets, port, ending)));
        }
        if (broker) {
            int port = freePort();
            settings.putAll(EmbeddedBroker.settings(secrets, port));
            started.push(starting("embedded-broker-start", () -> EmbeddedBroker.start(folder, secrets, port, ending)));
        }
        return settings;
    }

    private void awaitStarted() {
        try {
            starts().forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartRefused refused ? refused : e;
        }
    }

    /** A copy: who waits for them must not keep others from stopping them. */
    private synchronized List<CompletableFuture<? extends AutoCloseable>> starts() {
        return List.copyOf(started);
    }

    /** Whether there is, or was, anything to stop. */
    boolean begun() {
        return begun;
    }

    /**
     * Newest first: broker, PostgreSQL, and then the data folder is free. Who is still on the way up breaks off, or is awaited where it
     * cannot.
     */
    void stop() {
        ending.begin();
        stopAll();
    }

    private synchronized void stopAll() {
        while (!started.isEmpty()) {
            // Closed by this thread, not by the one that started it.
            close(started.pop()
                    .handle((AutoCloseable server, Throwable failure) -> server)
                    .join());
        }
    }

    private static void close(AutoCloseable server) {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (Exception e) {
            log.error("Cannot stop {} cleanly", server.getClass().getSimpleName(), e);
        }
    }

    /** Not on the common pool, whose threads do not know what lies in Boot's fat jar. */
    private static <T> CompletableFuture<T> starting(String name, Supplier<T> server) {
        return CompletableFuture.supplyAsync(server, task -> new Thread(task, name).start());
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
