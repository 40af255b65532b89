package com.occ.inventory.database;

import com.occ.inventory.outage.StartupWait;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Brings the schemas of the services in this process to their newest version, while the rest of the context is made, and
 * before any listener or tick starts.
 */
final class SchemaMigration implements InitializingBean, SmartInitializingSingleton {
    private final DatabaseSettings settings;
    private final List<ServiceSchema> schemas;
    private final StartupWait wait;
    private CompletableFuture<Void> migrated;

    SchemaMigration(DatabaseSettings settings, List<ServiceSchema> schemas, StartupWait wait) {
        this.settings = settings;
        this.schemas = schemas;
        this.wait = wait;
    }

    @Override
    public void afterPropertiesSet() {
        migrated = CompletableFuture.runAsync(this::migrate, SchemaMigration::start);
    }

    /** Not on the common pool, whose threads know only the JVM's own class path, not what is inside a fat jar. */
    private static void start(Runnable task) {
        Thread thread = new Thread(task, "schema-migration");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            migrated.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void migrate() {
        new DatabaseDoor(settings).await(wait);
        schemas.forEach(this::migrate);
    }

    private void migrate(ServiceSchema schema) {
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
