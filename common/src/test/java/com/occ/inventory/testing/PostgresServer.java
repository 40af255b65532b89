package com.occ.inventory.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The one PostgreSQL server of this JVM. */
record PostgresServer(String host, int port, String user, String password) {

    static PostgresServer running() {
        return Holder.SERVER;
    }

    TestDatabase createDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase admin = new TestDatabase(host, port, "postgres", user, password);
        try (Connection connection = DriverManager.getConnection(admin.jdbcUrl(), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create a test database on " + host + ":" + port, e);
        }
        return new TestDatabase(host, port, name, user, password);
    }

    private static PostgresServer start() {
        Map<String, String> env = System.getenv();
        if (env.containsKey("TEST_DATABASE_HOST")) {
            PostgresServer named = new PostgresServer(
                    env.get("TEST_DATABASE_HOST"),
                    Integer.parseInt(env.getOrDefault("TEST_DATABASE_PORT", "5432")),
                    env.getOrDefault("TEST_DATABASE_USER", "postgres"),
                    env.getOrDefault("TEST_DATABASE_PASSWORD", "postgres"));
            TestServices.announce("PostgreSQL at " + named.host + ":" + named.port);
            return named;
        }
        try {
            // Closed by its own shutdown hook; loopback only and with nothing but test data, so it trusts any password.
            @SuppressWarnings("resource")
            EmbeddedPostgres embedded = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
            TestServices.announce("PostgreSQL (embedded)");
            return new PostgresServer("127.0.0.1", embedded.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the embedded PostgreSQL", e);
        }
    }

    private static final class Holder {
        static final PostgresServer SERVER = start();
    }
}
