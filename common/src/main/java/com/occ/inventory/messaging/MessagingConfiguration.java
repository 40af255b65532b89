package com.occ.inventory.messaging;

import com.occ.inventory.outage.StartupWait;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** What every service that talks over the broker imports. */
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {
    private static final Duration CONFIRM_DEADLINE = Duration.ofSeconds(15);
    /** Longer than RabbitMQ makes those wait whom it does not let in: three seconds, against who guesses passwords. */
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(5);

    @Bean
    BrokerDoor brokerDoor(
            @Value("${spring.rabbitmq.host}") String host,
            @Value("${spring.rabbitmq.port}") int port,
            StartupWait wait) {
        return new BrokerDoor(host, port, wait);
    }

    @Bean
    BrokerWarmUp brokerWarmUp(ConnectionFactory broker) {
        return new BrokerWarmUp(broker, ANSWER_DEADLINE);
    }

    @Bean
    Consumers consumers(
            BrokerWarmUp warmUp, BindingsLifecycleController bindings, BindingServiceProperties properties) {
        return new Consumers(warmUp::check, bindings::start, properties);
    }

    @Bean
    Declarables topology() {
        return Topology.declarables();
    }

    @Bean
    MessageSteps messageSteps(ObservationRegistry observations, MeterRegistry meters, Clock clock) {
        return new MessageSteps(observations, meters, clock);
    }

    @Bean
    ConfirmedPublisher confirmedPublisher(RabbitTemplate template, MessageSteps steps, Clock clock) {
        template.setMandatory(true);
        return new ConfirmedPublisher(template, CONFIRM_DEADLINE, steps, clock);
    }

    @Bean
    QueueAges queueAges(Clock clock) {
        return new QueueAges(clock);
    }

    @Bean
    QueueListeners queueListeners(
            ConfirmedPublisher publisher, DatabaseClient database, QueueAges ages, MessageSteps steps, Clock clock) {
        Redeliveries redeliveries = new Redeliveries(database);
        Settlement settlement = new Settlement(publisher, redeliveries, steps, clock);
        return new QueueListeners(settlement, redeliveries, ages, steps);
    }
}
