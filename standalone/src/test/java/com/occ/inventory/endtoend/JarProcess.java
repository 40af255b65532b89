package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** A service started from its jar, which can be killed and started again. */
final class JarProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** Of this JVM, for another one may run tests beside it. */
    private static final Path FOLDER = Path.of("target", "end-to-end", "fork-" + System.getProperty("fork", "1"))
            .toAbsolutePath();

    private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

    private final String module;
    private final int port = freePort();
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final Path log;
    private Process process;

    private JarProcess(String module, Map<String, String> environment, List<String> arguments) {
        this.module = module;
        this.environment = new HashMap<>(environment);
        this.environment.put("PORT", Integer.toString(port));
        this.environment.putIfAbsent("MANAGEMENT_PORT", "0");
        this.arguments = arguments;
        this.log = FOLDER.resolve(module + "-" + port + ".log");
    }

    /** Starts it without waiting; see {@link #ready}. */
    static JarProcess start(String module, Map<String, String> environment, String... arguments) {
        JarProcess started = new JarProcess(module, environment, List.of(arguments));
        started.startAgain();
        return started;
    }

    void startAgain() {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar(module).toString()));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it says that it is ready for work. */
    JarProcess ready() {
        Awaitility.await(module + " is ready, see " + log)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> !process.isAlive() || answersReady());
        if (!process.isAlive()) {
            throw new AssertionError(module + " ended with " + process.exitValue() + ", see " + log);
        }
        return this;
    }

    /** SIGKILL: it has no time for a last word. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop, and waits. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean answersReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/readyz"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The jar, taken apart as in a container: from within a jar of jars a start takes twice as long. */
    private static Path jar(String module) {
        return UNPACKED.computeIfAbsent(module, JarProcess::unpack);
    }

    private static Path unpack(String module) {
        Path folder = FOLDER.resolve(module);
        try (Stream<Path> files = Files.list(Path.of("..", module, "target"))) {
            Path whole = files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no jar of " + module + ": ./mvnw package makes it"));
            FileSystemUtils.deleteRecursively(folder);
            int exit = new ProcessBuilder(
                            JAVA,
                            "-Djarmode=tools",
                            "-jar",
                            whole.toString(),
                            "extract",
                            "--destination",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            assertThat(exit).as("unpacking %s", whole).isZero();
            return folder.resolve(whole.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
