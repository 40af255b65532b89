package com.occ.inventory.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@link ServersOnly} in a JVM of its own, which a test may kill. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildProcess start(Path dataDir, Map<String, String> environment, String... more) throws IOException {
        Path output = Files.createTempFile("standalone", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServersOnly.class.getName(),
                "--data-dir",
                dataDir.toString(),
                "--spring.main.web-application-type=none",
                "--spring.main.keep-alive=true"));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start(), output);
    }

    /** Waits until the servers answer; the settings they gave. */
    Map<String, String> ready() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> readyLine().isPresent() || !process.isAlive());
        String line = readyLine().orElseThrow(() -> new AssertionError("The child ended:\n" + output()));
        Map<String, String> settings = new HashMap<>();
        for (String setting : line.substring(ServersOnly.READY.length()).split(" ")) {
            settings.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return settings;
    }

    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    int terminate() {
        process.destroy();
        return exitCode();
    }

    int exitCode() {
        return process.onExit().orTimeout(120, TimeUnit.SECONDS).join().exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + output, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            terminate();
        }
        Files.delete(output);
    }

    private Optional<String> readyLine() {
        return output().lines()
                .filter(line -> line.startsWith(ServersOnly.READY))
                .findFirst();
    }
}
