package com.occ.inventory.database;

import com.occ.inventory.outage.StartupWait;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What every service with a schema imports; the service adds its {@link ServiceSchema}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {
    @Bean
    SchemaMigration schemaMigration(DatabaseSettings settings, List<ServiceSchema> schemas, StartupWait wait) {
        return new SchemaMigration(settings, schemas, wait);
    }

    @Bean
    PoolWarmUp poolWarmUp(DatabaseClient database) {
        return new PoolWarmUp(database);
    }

    @Bean
    TransactionDeadline transactionDeadline() {
        return new TransactionDeadline();
    }

    @Bean
    TransactionalOperator transactionalOperator(ReactiveTransactionManager transactions) {
        return TransactionalOperator.create(transactions);
    }
}
