package com.occ.inventory.testing;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** A database whose host vanished: whoever asks it never hears a word. */
public record SilentDatabase() implements ConnectionFactory {
    public static DatabaseClient client() {
        return DatabaseClient.create(new SilentDatabase());
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.never();
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return () -> "PostgreSQL";
    }
}
