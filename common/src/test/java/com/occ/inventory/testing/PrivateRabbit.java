package com.occ.inventory.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * An installed RabbitMQ, run as a node of our own: own name, ports, port mapper (epmd) and folder, so neither a
 * system-wide node nor another test run is touched. Stopped and deleted when the JVM ends.
 */
final class PrivateRabbit implements BrokerServer {
    private static final int VIRTUAL_HOSTS_AT_ONCE = 4;

    private final String node = "test-" + UUID.randomUUID().toString().substring(0, 8) + "@localhost";
    private final int port = Ports.free();
    private final Path folder;
    private final Path pidFile;
    private final Map<String, String> environment;
    private final Deque<String> virtualHosts = new ArrayDeque<>();
    private final String version;

    private PrivateRabbit() throws IOException {
        folder = Files.createTempDirectory("occ-rabbit");
        pidFile = folder.resolve("pid");
        giveToRabbitUser(folder);
        // Each virtual host has dozens of queues, each queue files: the usual limit of 1,024 is met at the twentieth,
        // and the node hangs.
        Path settings = Files.writeString(folder.resolve("rabbitmq-env.conf"), "ulimit -n $(ulimit -H -n)\n");
        environment = Map.of(
                "RABBITMQ_CONF_ENV_FILE", settings.toString(),
                "RABBITMQ_NODENAME", node,
                "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1",
                "RABBITMQ_NODE_PORT", Integer.toString(port),
                "RABBITMQ_DIST_PORT", Integer.toString(Ports.free()),
                "RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString(),
                "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                "RABBITMQ_PID_FILE", pidFile.toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString(),
                "ERL_EPMD_PORT", Integer.toString(Ports.free()));
        // Before the start, so that a node that came up half way goes too.
        Runtime.getRuntime().addShutdownHook(new Thread(this::discard, "private-rabbit-stop"));
        start();
        version = eval("rabbit_misc:version()").strip().replace("\"", "");
    }

    static Optional<PrivateRabbit> installed() {
        boolean onPath = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "rabbitmq-server")));
        try {
            return onPath ? Optional.of(new PrivateRabbit()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a private RabbitMQ node", e);
        }
    }

    @Override
    public String name() {
        return "RabbitMQ " + version + " (private node)";
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
    public synchronized String createVirtualHost() {
        if (virtualHosts.isEmpty()) {
            createVirtualHosts();
        }
        return virtualHosts.pop();
    }

    /** A few at once, for each call of the command-line tool costs as much as a start of all of them. */
    private void createVirtualHosts() {
        List<String> names = Stream.generate(() -> "test-" + UUID.randomUUID())
                .limit(VIRTUAL_HOSTS_AT_ONCE)
                .toList();
        eval(
                """
                lists:foreach(fun(Name) ->
                  rabbit_vhost:add(Name, <<"test">>),
                  rabbit_auth_backend_internal:set_permissions(<<"guest">>, Name, <<".*">>, <<".*">>, <<".*">>, <<"test">>)
                end, [%s])
                """
                        .formatted(names.stream().map("<<\"%s\">>"::formatted).collect(Collectors.joining(", "))));
        virtualHosts.addAll(names);
    }

    @Override
    public void importDefinitions(String json) {
        try {
            Path file = Files.writeString(folder.resolve("definitions.json"), json);
            run("rabbitmqctl", "-q", "-n", node, "import_definitions", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write definitions into " + folder, e);
        }
    }

    @Override
    public void limitMessages(int bytes) {
        // Versions 3 look at the first, versions 4 at the second.
        eval("application:set_env(rabbit, max_message_size, %1$d), persistent_term:put(max_message_size, %1$d)"
                .formatted(bytes));
    }

    @Override
    public void start() {
        run("rabbitmq-server", "-detached");
        run("rabbitmqctl", "-q", "-n", node, "wait", "--timeout", "120", pidFile.toString());
    }

    @Override
    public void stop() {
        run("rabbitmqctl", "-q", "-n", node, "stop", pidFile.toString());
    }

    private void discard() {
        try {
            if (Files.exists(pidFile)) {
                stop();
            }
            run("epmd", "-kill");
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clean up " + folder, e);
        }
    }

    private String eval(String erlang) {
        return run("rabbitmqctl", "-q", "-n", node, "eval", erlang.strip() + ".");
    }

    private String run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            // Into a file, for a detached server would hold a pipe open for ever.
            Path output = Files.createTempFile("occ-rabbit", ".out");
            Process process = builder.redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(150, TimeUnit.SECONDS);
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("%s failed: %s".formatted(String.join(" ", command), said));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command[0], e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command[0], e);
        }
    }

    /** Debian's scripts, run by root, continue as user rabbitmq, who then has to own the folder. */
    private static void giveToRabbitUser(Path folder) throws IOException {
        if ("root".equals(System.getProperty("user.name"))) {
            Files.setOwner(
                    folder,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("rabbitmq"));
        }
    }
}
