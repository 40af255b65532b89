package com.occ.inventory.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class SkuMigrationIT {
    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void partnersWhoseDocumentsGainedSkusArePublishedAnew() throws SQLException {
        migrate("9");
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into admin.partner (key, version, published_version)
                    values ('named', 4, 4), ('nameless', 4, 4), ('unmapped', 4, 4);
                    insert into admin.mapping (partner_key, variant_id, store_item_id, sku)
                    values ('named', 1, 11, ''), ('named', 2, 12, 'NR-250'), ('nameless', 3, 13, '')
                    """);
            migrate("10");

            try (ResultSet behind =
                    statement.executeQuery("select key from admin.partner where published_version < version")) {
                assertThat(behind.next()).isTrue();
                assertThat(behind.getString(1)).isEqualTo("named");
                assertThat(behind.next()).isFalse();
            }
        }
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas("admin")
                .locations("classpath:db/every-service", "classpath:db/admin")
                .target(version)
                .load()
                .migrate();
    }
}
