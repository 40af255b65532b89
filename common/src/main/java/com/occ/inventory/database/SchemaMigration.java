package com.occ.inventory.database;

import com.occ.inventory.outage.StartupWait;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;

/** Brings the schemas of the services in this process to their newest version, before any listener or tick starts. */
final class SchemaMigration implements InitializingBean {
    private final DatabaseSettings settings;
    private final List<ServiceSchema> schemas;
    private final StartupWait wait;

    SchemaMigration(DatabaseSettings settings, List<ServiceSchema> schemas, StartupWait wait) {
        this.settings = settings;
        this.schemas = schemas;
        this.wait = wait;
    }

    @Override
    public void afterPropertiesSet() {
        new DatabaseDoor(settings).await(wait);
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
