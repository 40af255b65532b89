package com.occ.inventory.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class PoolWarmUpTests {
    private final AtomicInteger opened = new AtomicInteger();

    @Test
    void opensAConnectionAndDoesNotEndTheStartWhenThatFails() {
        PoolWarmUp warmUp = new PoolWarmUp(DatabaseClient.create(new Unreachable()));

        assertThatCode(warmUp::start).doesNotThrowAnyException();

        assertThat(opened).hasValue(1);
        assertThat(warmUp.getPhase()).as("before all else").isEqualTo(Integer.MIN_VALUE);
    }

    private final class Unreachable implements ConnectionFactory {
        @Override
        public Publisher<? extends Connection> create() {
            opened.incrementAndGet();
            return Mono.error(new R2dbcNonTransientResourceException("refused"));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "PostgreSQL";
        }
    }
}
