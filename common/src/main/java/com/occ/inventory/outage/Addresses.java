package com.occ.inventory.outage;

import org.springframework.core.env.Environment;

/** The names of broker and database in sentences. */
final class Addresses {
    private Addresses() {}

    static String database(Environment environment) {
        return "the database at " + environment.getProperty("database.host") + ":"
                + environment.getProperty("database.port");
    }

    static String broker(Environment environment) {
        return "the broker at " + environment.getProperty("spring.rabbitmq.host") + ":"
                + environment.getProperty("spring.rabbitmq.port");
    }
}
