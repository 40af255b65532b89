package com.occ.inventory.updater.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.ShopDomain;
import com.occ.inventory.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** What two updaters keep that start at the same time. */
class KeptLocationIT {
    private static KeptLocation kept;

    @BeforeAll
    static void migrate() {
        TestDatabase database = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas("updater")
                .locations("classpath:db/updater")
                .load()
                .migrate();
        ConnectionFactory connections = ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, database.host())
                .option(ConnectionFactoryOptions.PORT, database.port())
                .option(ConnectionFactoryOptions.DATABASE, database.name())
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build());
        kept = new KeptLocation(DatabaseClient.create(connections), Clock.systemUTC());
    }

    @Test
    void theFirstOneIsKeptWhoeverComesLater() {
        ShopDomain shop = new ShopDomain("first.myshopify.com");

        assertThat(kept.find(shop).blockOptional()).isEmpty();
        assertThat(kept.keepFirst(shop, "2").block()).isTrue();
        assertThat(kept.keepFirst(shop, "1").block()).isFalse();

        assertThat(kept.find(shop).block()).isEqualTo("2");
    }

    @Test
    void theConfiguredOneTakesItsPlace() {
        ShopDomain shop = new ShopDomain("configured.myshopify.com");

        assertThat(kept.replace(shop, "3").block()).isTrue();
        assertThat(kept.replace(shop, "3").block()).as("it is no news").isFalse();
        assertThat(kept.replace(shop, "4").block()).isTrue();

        assertThat(kept.find(shop).block()).isEqualTo("4");
    }

    @Test
    void anotherStoreHasItsOwn() {
        kept.keepFirst(new ShopDomain("one.myshopify.com"), "5").block();

        assertThat(kept.find(new ShopDomain("other.myshopify.com")).blockOptional())
                .isEmpty();
    }
}
