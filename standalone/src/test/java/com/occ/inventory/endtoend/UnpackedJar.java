package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A module's jar, taken apart as in a container: from within a jar of jars a start takes twice as long. It is done once for all JVMs
 * that run tests beside each other.
 */
final class UnpackedJar {
    static final Path FOLDER = Path.of("target", "end-to-end").toAbsolutePath();

    private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

    private UnpackedJar() {}

    static Path of(String module) {
        return UNPACKED.computeIfAbsent(module, UnpackedJar::unpack);
    }

    private static Path unpack(String module) {
        Path folder = FOLDER.resolve(module);
        Path lock = FOLDER.resolve(module + ".lock");
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Until the channel is closed.
                channel.lock();
                Path whole = whole(module);
                Path unpacked = folder.resolve(whole.getFileName());
                Path complete = folder.resolve("complete");
                if (Files.notExists(complete)
                        || Files.getLastModifiedTime(complete).compareTo(written(whole)) < 0) {
                    FileSystemUtils.deleteRecursively(folder);
                    extract(whole, folder);
                    Files.createFile(complete);
                }
                return unpacked;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path whole(String module) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", module, "target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no jar of " + module + ": ./mvnw package makes it"));
        }
    }

    /** A jar's own time stamp is the release's, so that builds are reproducible: when it was written is its change time. */
    private static FileTime written(Path jar) throws IOException {
        return (FileTime) Files.getAttribute(jar, "unix:ctime");
    }

    private static void extract(Path whole, Path folder) throws IOException {
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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
    }
}
