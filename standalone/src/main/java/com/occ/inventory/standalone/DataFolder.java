package com.occ.inventory.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** What survives a restart, readable by its owner only, and held by one process at a time. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            FileChannel lockFile =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lockFile)) {
                lockFile.close();
                throw new StartRefused("The data folder " + path
                        + " is in use by another process: stop that one, or choose another folder with --data-dir");
            }
            // The real path, for that is what the operating system calls a running program by.
            return new DataFolder(path.toRealPath(), lockFile);
        } catch (IOException e) {
            throw new StartRefused(
                    "The data folder " + path + " cannot be used (" + e
                            + "): make it writable, or choose another one with --data-dir",
                    e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** The operating system lets go of the lock by itself when the process dies. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
