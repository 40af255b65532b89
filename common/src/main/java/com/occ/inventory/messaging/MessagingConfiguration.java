package com.occ.inventory.messaging;

import com.occ.inventory.outage.StartupWait;
import java.time.Clock;
import java.time.Duration;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** What every service that talks over the broker imports. */
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {
    private static final Duration CONFIRM_DEADLINE = Duration.ofSeconds(15);

    @Bean
    BrokerDoor brokerDoor(
            @Value("${spring.rabbitmq.host}") String host,
            @Value("${spring.rabbitmq.port}") int port,
            StartupWait wait) {
        return new BrokerDoor(host, port, wait);
    }

    @Bean
    Declarables topology() {
        return Topology.declarables();
    }

    @Bean
    ConfirmedPublisher confirmedPublisher(RabbitTemplate template, Clock clock) {
        template.setMandatory(true);
        return new ConfirmedPublisher(template, CONFIRM_DEADLINE, clock);
    }

    @Bean
    QueueAges queueAges(Clock clock) {
        return new QueueAges(clock);
    }

    @Bean
    QueueListeners queueListeners(ConfirmedPublisher publisher, DatabaseClient database, QueueAges ages, Clock clock) {
        Redeliveries redeliveries = new Redeliveries(database);
        return new QueueListeners(new Settlement(publisher, redeliveries, clock), redeliveries, ages);
    }
}
