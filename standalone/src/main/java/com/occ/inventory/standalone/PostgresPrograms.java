package com.occ.inventory.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs and waits for their end. */
final class PostgresPrograms {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Path home;
    private final Ending ending;

    PostgresPrograms(Path home, Ending ending) {
        this.home = home;
        this.ending = ending;
    }

    /** To its end, whatever happens meanwhile. */
    void run(String program, String... arguments) throws IOException {
        run("", process -> await(process, DEADLINE), program, arguments);
    }

    /** Broken off when the process is to end. */
    void runUnlessEnding(String input, String program, String... arguments) throws IOException {
        ending.check();
        run(
                input,
                process -> {
                    long end = System.nanoTime() + DEADLINE.toNanos();
                    while (!await(process, BETWEEN_LOOKS)) {
                        ending.check();
                        if (System.nanoTime() > end) {
                            return false;
                        }
                    }
                    return true;
                },
                program,
                arguments);
    }

    private void run(String input, Wait wait, String program, String... arguments) throws IOException {
        // Output goes to a file, because the server that pg_ctl leaves behind would hold a pipe open.
        Path output = Files.createTempFile("occ-" + program, ".out");
        try {
            Process process = new ProcessBuilder(command(program, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                try (var stdin = process.outputWriter()) {
                    stdin.write(input);
                }
                if (!wait.ended(process)) {
                    throw new IOException(program + " did not end within " + DEADLINE.toSeconds() + " s");
                }
            } finally {
                end(process);
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        program + " failed: " + Files.readString(output).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and may still write here.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean await(Process process, Duration time) throws IOException {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a program of PostgreSQL", e);
        }
    }

    /** Asked first, for initdb has a child and files to see to. */
    private static void end(Process process) throws IOException {
        if (process.isAlive()) {
            process.destroy();
            if (!await(process, TO_END)) {
                process.destroyForcibly();
            }
        }
    }

    /** Answers whether it ended by itself. */
    private interface Wait {
        boolean ended(Process process) throws IOException;
    }

    /**
     * Whether a process is a server of this data folder, be it of an older version; its number alone could by now be
     * anybody's.
     */
    boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(program -> program.startsWith(home.getParent()) && program.endsWith("bin/postgres"))
                .isPresent();
    }
}
