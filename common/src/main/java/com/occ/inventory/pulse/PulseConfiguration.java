package com.occ.inventory.pulse;

import com.occ.inventory.database.ServiceSchema;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.QueueAges;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A pulse for each service of the process: those that brought their schema. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PulseSettings.class)
public class PulseConfiguration {
    @Bean
    Pulse pulse(
            List<ServiceSchema> services,
            ConfirmedPublisher publisher,
            QueueAges ages,
            PulseSettings settings,
            Clock clock) {
        return new Pulse(services.stream().map(ServiceSchema::name).toList(), publisher, ages, settings, clock);
    }
}
