package com.occ.inventory.testing;

import java.util.Map;

/**
 * An empty PostgreSQL database of its own, on the server that {@code TEST_DATABASE_HOST}, {@code _PORT}, {@code _USER}
 * and {@code _PASSWORD} name, or else on an embedded one that lives as long as the JVM.
 */
public record TestDatabase(String host, int port, String name, String user, String password) {

    /** Creates an empty database; the server is started by the first call. */
    public static TestDatabase fresh() {
        return PostgresServer.running().createDatabase();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** The product's settings as Spring properties. */
    public Map<String, String> springProperties() {
        return Map.of(
                "database.host", host,
                "database.port", Integer.toString(port),
                "database.name", name,
                "database.user", user,
                "database.password", password);
    }

    /** The same settings as environment variables, for a service started as a process. */
    public Map<String, String> environment() {
        return Map.of(
                "DATABASE_HOST", host,
                "DATABASE_PORT", Integer.toString(port),
                "DATABASE_NAME", name,
                "DATABASE_USER", user,
                "DATABASE_PASSWORD", password);
    }
}
