package com.occ.inventory.operations;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An installed program. Without it a test is skipped, except where {@code CI=true}: there it fails. */
final class Program {
    private final String path;

    private Program(String path) {
        this.path = path;
    }

    static Program named(String name) {
        Path program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI=true requires " + name + ": install Prometheus");
        }
        Assumptions.assumeTrue(program != null, name + " is not installed");
        return new Program(program.toString());
    }

    ProcessBuilder with(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(path));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** Runs it to its end; yields what it says. */
    String run(List<String> arguments) {
        try {
            Process process = with(arguments).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new AssertionError(path + " " + String.join(" ", arguments) + "\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
