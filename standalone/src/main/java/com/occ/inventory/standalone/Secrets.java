package com.occ.inventory.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The random secrets of one data folder, made at the first start and kept in its file {@code secrets.properties},
 * mode 0600.
 */
final class Secrets {
    private static final String DATABASE = "database.password";
    private static final String BROKER = "broker.password";
    private static final String ENCRYPTION = "encryption.key";

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    static Secrets of(DataFolder folder) {
        Path file = folder.resolve("secrets.properties");
        Properties values = new Properties();
        try {
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    values.load(in);
                }
            }
            if (List.of(DATABASE, BROKER, ENCRYPTION).stream()
                            .filter(name -> values.putIfAbsent(name, random()) == null)
                            .count()
                    > 0) {
                write(values, file);
            }
            return new Secrets(values);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + file, e);
        }
    }

    String databasePassword() {
        return values.getProperty(DATABASE);
    }

    String brokerPassword() {
        return values.getProperty(BROKER);
    }

    /** 32 bytes in base64, for tokens at rest when {@code ENCRYPTION_KEY} is not set. */
    String encryptionKey() {
        return values.getProperty(ENCRYPTION);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Complete or not at all: a half-written file would lock us out of our own database. */
    private static void write(Properties values, Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(draft)) {
            values.store(out, "Made at the first start. Without these the data in this folder cannot be opened.");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
