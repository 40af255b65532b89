package com.occ.inventory.standalone;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for this machine, unpacked once into a folder that several data folders may share. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** @return the folder that holds {@code bin/postgres}; its name is the archive's checksum, so a new version is new */
    static Path unpackedIn(Path folder, Ending ending) throws IOException {
        byte[] archive = archive();
        Path home = folder.resolve("postgresql-programs-" + checksum(archive));
        if (Files.notExists(home)) {
            Files.createDirectories(folder);
            unpackOnce(archive, home, ending);
        }
        return home.toRealPath();
    }

    /** By one process at a time; who had to wait finds it done. */
    private static void unpackOnce(byte[] archive, Path home, Ending ending) throws IOException {
        try (FileChannel file = FileChannel.open(
                        home.resolveSibling("postgresql-programs.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (lock.isValid() && Files.notExists(home)) {
                Path draft = home.resolveSibling(home.getFileName() + ".new");
                FileSystemUtils.deleteRecursively(draft);
                unpack(archive, draft, ending);
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return in.readAllBytes();
        } catch (IllegalStateException missing) {
            throw new StartRefused(
                    "There is no embedded PostgreSQL for " + system + " on " + machine
                            + ": name a PostgreSQL of your own with DATABASE_HOST",
                    missing);
        }
    }

    private static void unpack(byte[] archive, Path target, Ending ending) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                ending.check();
                unpack(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + file + " executable");
        }
    }

    /** Tells versions apart; at each start, so it must be cheap. */
    private static String checksum(byte[] archive) {
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        return "%08x-%d".formatted(checksum.getValue(), archive.length);
    }
}
