package com.occ.inventory.endtoend;

import com.occ.inventory.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A service started from its jar, which can be killed and started again. */
final class JarProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final String module;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final Map<String, String> environment;
    private final List<String> options;
    private final List<String> arguments;
    private final Path log;
    private Process process;

    private JarProcess(String module, Map<String, String> environment, List<String> options, List<String> arguments) {
        this.module = module;
        this.environment = new HashMap<>(environment);
        this.environment.put("PORT", Integer.toString(port));
        this.environment.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        this.options = options;
        this.arguments = arguments;
        this.log = UnpackedJar.FOLDER.resolve(module + "-" + port + ".log");
    }

    /** Starts it without waiting; see {@link #ready}. */
    static JarProcess start(String module, Map<String, String> environment, String... arguments) {
        return start(module, environment, List.of(), arguments);
    }

    /** @param options what the JVM is told besides */
    static JarProcess start(String module, Map<String, String> environment, List<String> options, String... arguments) {
        JarProcess started = new JarProcess(module, environment, options, List.of(arguments));
        started.startAgain();
        return started;
    }

    void startAgain() {
        List<String> command =
                new ArrayList<>(List.of(JAVA, "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-jar", UnpackedJar.of(module).toString()));
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
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || answersReady());
        if (!process.isAlive()) {
            throw new AssertionError(module + " ended with " + process.exitValue() + ", see " + log);
        }
        return this;
    }

    /** Waits until it ends by itself; its exit code. */
    int exitCode() {
        return process.onExit().orTimeout(4, TimeUnit.MINUTES).join().exitValue();
    }

    /** SIGKILL: it has no time for a last word. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    int managementPort() {
        return managementPort;
    }

    /** What Prometheus is told. */
    String metrics() {
        return new Http("http://127.0.0.1:" + managementPort, null).text("/actuator/prometheus");
    }

    /** The sum of a metric's samples whose labels contain this. */
    double metric(String name, String label) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** What it has used so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
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
}
