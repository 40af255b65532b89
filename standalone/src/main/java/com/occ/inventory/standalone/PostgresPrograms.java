package com.occ.inventory.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs and waits for their end. */
final class PostgresPrograms {
    private static final long DEADLINE_SECONDS = 120;

    private final Path home;

    PostgresPrograms(Path home) {
        this.home = home;
    }

    void run(String program, String... arguments) throws IOException {
        runWithInput("", program, arguments);
    }

    void runWithInput(String input, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and may still write here.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));

        // Output goes to a file, because the server that pg_ctl leaves behind would hold a pipe open.
        Path output = Files.createTempFile("occ-" + program, ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try (var stdin = process.outputWriter()) {
                stdin.write(input);
            }
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + DEADLINE_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        program + " failed: " + Files.readString(output).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + program, e);
        } finally {
            Files.deleteIfExists(output);
        }
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
