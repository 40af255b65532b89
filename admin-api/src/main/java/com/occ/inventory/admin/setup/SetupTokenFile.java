package com.occ.inventory.admin.setup;

import com.occ.inventory.admin.access.AccessSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.stereotype.Component;

/** Holds the setup token for its owner alone to read. */
@Component
class SetupTokenFile {
    private final Path path;

    SetupTokenFile(AccessSettings settings) {
        this.path = settings.setupTokenFile().toAbsolutePath();
    }

    /** Null when there is none, or what is there is no file of ours. */
    String read() {
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    ? Files.readString(path).strip()
                    : null;
        } catch (NoSuchFileException gone) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Complete or not at all, and never readable by others in between. */
    void write(String token) {
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Path draft = Files.createTempFile(
                    path.getParent(),
                    "setup-token",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, token + "\n");
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
