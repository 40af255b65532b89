package com.occ.inventory.database;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;

/** Brings the schemas of the services in this process to their newest version, before any listener or tick starts. */
final class SchemaMigration implements InitializingBean {
    private final DatabaseSettings settings;
    private final List<ServiceSchema> schemas;

    SchemaMigration(DatabaseSettings settings, List<ServiceSchema> schemas) {
        this.settings = settings;
        this.schemas = schemas;
    }

    @Override
    public void afterPropertiesSet() {
        schemas.parallelStream().forEach(this::migrate);
    }

    private void migrate(ServiceSchema schema) {
        // Named, for the threads of a parallel stream know only the JVM's own class path, not what is inside a fat jar.
        Flyway.configure(getClass().getClassLoader())
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .schemas(schema.name())
                .locations("classpath:db/every-service", "classpath:db/" + schema.name())
                .connectRetries(60)
                .connectRetriesInterval(2)
                .load()
                .migrate();
    }
}
