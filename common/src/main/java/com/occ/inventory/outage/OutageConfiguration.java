package com.occ.inventory.outage;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Imported by every service. STARTUP_WAIT sets how long a start waits for broker and database. */
@Configuration(proxyBeanMethods = false)
public class OutageConfiguration {
    @Bean
    StartupWait startupWait(@Value("${startup.wait:5m}") Duration patience) {
        return new StartupWait(patience);
    }

    @Bean
    Neighbourhood neighbourhood(
            DatabaseClient database,
            RabbitTemplate broker,
            Environment environment,
            @Value("${outage.interval:5s}") Duration interval,
            Clock clock) {
        Mono<?> databaseAnswers =
                database.sql("select 1").mapValue(Integer.class).one();
        Mono<?> brokerAnswers = Mono.fromCallable(() -> broker.execute(channel -> channel.isOpen()))
                .subscribeOn(Schedulers.boundedElastic());
        return new Neighbourhood(
                Map.of(
                        Outage.DATABASE,
                        new Neighbour(Addresses.database(environment), databaseAnswers, interval, clock),
                        Outage.BROKER,
                        new Neighbour(Addresses.broker(environment), brokerAnswers, interval, clock)),
                interval);
    }
}
