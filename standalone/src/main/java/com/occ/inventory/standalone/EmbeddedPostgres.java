package com.occ.inventory.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of our own in the data folder: on loopback, with a password, and with fsync, for here lies the
 * truth about runs and writes. It runs in a session of its own, so that Ctrl-C reaches it through us, last.
 */
final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "occ";
    private static final String DATABASE = "occ_inventory";

    private final PostgresPrograms programs;
    private final Path cluster;
    private final int port;
    private final String password;

    private EmbeddedPostgres(PostgresPrograms programs, Path cluster, int port, String password) {
        this.programs = programs;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    /** @param unpacked the folder for PostgreSQL's programs */
    static EmbeddedPostgres start(DataFolder folder, Path unpacked, Secrets secrets, int port, Ending ending) {
        try {
            PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpackedIn(unpacked, ending), ending);
            Path cluster = folder.resolve("postgresql");
            EmbeddedPostgres postgres = new EmbeddedPostgres(programs, cluster, port, secrets.databasePassword());
            if (Files.notExists(cluster)) {
                postgres.initialise();
            }
            ending.check();
            // To the end from here: of a server on its way up nobody knows the number yet.
            postgres.stopOrphan();
            postgres.startServer(folder.resolve("postgresql.log"));
            return postgres;
        } catch (IOException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL in " + folder + " does not start (" + e.getMessage()
                            + "): see postgresql.log there, or name a PostgreSQL of your own with DATABASE_HOST",
                    e);
        }
    }

    /** How to reach it, once it is up. */
    static Map<String, Object> settings(Secrets secrets, int port) {
        return Map.of(
                "DATABASE_HOST", "127.0.0.1",
                "DATABASE_PORT", port,
                "DATABASE_NAME", DATABASE,
                "DATABASE_USER", USER,
                "DATABASE_PASSWORD", secrets.databasePassword());
    }

    @Override
    public void close() throws IOException {
        programs.run("pg_ctl", "stop", "-w", "-m", "fast", "-D", cluster.toString());
    }

    /** Beside its place and then moved, so that a start cut short leaves nothing that looks like a database. */
    private void initialise() throws IOException {
        Path draft = cluster.resolveSibling("postgresql.new");
        FileSystemUtils.deleteRecursively(draft);
        Path passwordFile = Files.createTempFile(
                cluster.getParent(),
                "postgresql",
                ".password",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password);
            programs.runUnlessEnding(
                    "",
                    "initdb",
                    "--pgdata=" + draft,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    // More rounds slow down who guesses a person's password. Ours is 32 random bytes, and
                    // each connection of a start would pay.
                    "--set=scram_iterations=1",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums",
                    "--no-instructions");
        } finally {
            Files.delete(passwordFile);
        }
        programs.runUnlessEnding(
                "create database " + DATABASE + "\n", "postgres", "--single", "-D", draft.toString(), "postgres");
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whoever holds the data folder's lock owns this cluster: a server that still runs on it outlived its process. */
    private void stopOrphan() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        if (ProcessHandle.of(pid).filter(programs::isServer).isPresent()) {
            log.info("Stopping the embedded PostgreSQL (process {}) that a killed process left behind", pid);
            close();
        } else {
            Files.delete(pidFile);
        }
    }

    private void startServer(Path logFile) throws IOException {
        String options = Stream.of(
                        "port=" + port,
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "max_connections=50",
                        "shared_buffers=48MB",
                        "log_checkpoints=off",
                        "timezone=UTC",
                        "log_timezone=UTC")
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" "));
        try {
            programs.run("pg_ctl", "start", "-w", "-D", cluster.toString(), "-l", logFile.toString(), "-o", options);
        } catch (IOException e) {
            stopOrphan();
            throw e;
        }
    }
}
