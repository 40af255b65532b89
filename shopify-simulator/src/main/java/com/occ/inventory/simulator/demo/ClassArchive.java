package com.occ.inventory.simulator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The system's classes as the JVM wants them in memory, beside its unpacked jar. The first start notes which classes it
 * needs, the archive is made of them, and every later start is the faster for it. Who replaces the jar deletes the whole
 * folder, for the JVM knows a jar by its size and date only.
 */
public final class ClassArchive {
    private final Path jar;
    private final Path archive;
    private final Path classes;
    private Process making;
    private boolean stopped;

    public ClassArchive(Path jar) {
        this.jar = jar.toAbsolutePath();
        this.archive = this.jar.resolveSibling("classes.jsa");
        this.classes = this.jar.resolveSibling("classes.list");
    }

    /** What the JVM of the system is told. */
    public String option() {
        return Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:DumpLoadedClassList=" + classes;
    }

    /**
     * Unless it exists: it takes a processor for many seconds.
     *
     * @param behind the beginning of the command line, such as {@code nice}
     * @return whether it is there
     */
    public synchronized CompletableFuture<Boolean> make(String... behind) {
        if (stopped || Files.exists(archive) || Files.notExists(classes)) {
            return CompletableFuture.completedFuture(Files.exists(archive));
        }
        Path noted = jar.resolveSibling("classes.noted");
        Path draft = jar.resolveSibling("classes.new");
        List<String> command = new ArrayList<>(List.of(behind));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:dump",
                // The only one that archives objects too; who reads them may use another.
                "-XX:+UseG1GC",
                "-XX:SharedClassListFile=" + noted,
                "-XX:SharedArchiveFile=" + draft,
                "-jar",
                jar.toString()));
        try {
            Files.write(noted, ClassList.archivable(classes, jar));
            making = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return making.onExit().thenApply(made -> made.exitValue() == 0 && keep(draft));
    }

    /** Whatever is not made yet will not be. */
    synchronized void stop() {
        stopped = true;
        if (making != null) {
            making.destroyForcibly();
        }
    }

    private boolean keep(Path draft) {
        try {
            Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
