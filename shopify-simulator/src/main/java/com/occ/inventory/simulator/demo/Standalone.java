package com.occ.inventory.simulator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The whole system as a child process on a data folder of its own, which goes when the process does. */
final class Standalone {
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "JAVA_HOME", "JAVA_TOOL_OPTIONS");
    private static final Duration TO_STOP = Duration.ofSeconds(60);
    private static final int LAST_LINES = 30;

    private final Path jar;
    private final ClassArchive archive;
    private final Path data;
    private final Path log;
    private volatile Process process;
    private volatile boolean stopped;

    Standalone(Path jar) {
        this.jar = jar;
        this.archive = new ClassArchive(jar);
        try {
            this.data = Files.createTempDirectory("occ-demo-").toRealPath();
            this.log = data.resolveSibling(data.getFileName() + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder", e);
        }
    }

    Path log() {
        return log;
    }

    synchronized void start(Map<String, String> settings) {
        if (stopped) {
            throw new DemoFailed("stopped before it started");
        }
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                archive.option(),
                "-jar",
                jar.toString(),
                "--data-dir=" + data);
        // A database or broker that the shell happens to name is none of the demo's business.
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(settings);
        // The data is new each time, the programs need not be.
        builder.environment()
                .put("POSTGRES_PROGRAMS", jar.toAbsolutePath().getParent().toString());
        try {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new DemoFailed("The system does not start: " + e.getMessage(), e);
        }
    }

    /** Lets the next start be a faster one; behind everybody else's work. */
    void prepareNextStart() {
        archive.make("nice", "-n", "19").whenComplete((made, failure) -> {
            if (failure != null) {
                Demo.say("The next start will not be faster: " + failure.getMessage());
            }
        });
    }

    /** Whether somebody wants it to end. */
    boolean stopped() {
        return stopped;
    }

    /** Waits that long, or until it ends. */
    boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("interrupted", e);
        }
    }

    /** Leaves no process and no data behind; the log stays. */
    synchronized void stop() {
        stopped = true;
        archive.stop();
        if (process != null) {
            process.destroy();
            if (!endsWithin(TO_STOP)) {
                process.destroyForcibly();
                endsWithin(TO_STOP);
            }
        }
        try {
            stopOrphan();
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + data + " cannot be removed", e);
        }
    }

    List<String> lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + e.getMessage() + ")");
        }
    }

    /** The embedded PostgreSQL outlives a process that had to be killed. Its data goes, so it may die. */
    private void stopOrphan() throws IOException {
        Path pidFile = data.resolve("postgresql").resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid)
                    .filter(server -> server.info().command().orElse("").endsWith("bin/postgres"))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
