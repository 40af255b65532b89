package com.occ.inventory.database;

/**
 * A service's schema; its migrations lie in {@code classpath:db/<name>}.
 *
 * @param name lower-case name of the service and of the schema
 */
public record ServiceSchema(String name) {
    public ServiceSchema {
        if (!name.matches("[a-z]+")) {
            throw new IllegalArgumentException("not a schema name: " + name);
        }
    }
}
