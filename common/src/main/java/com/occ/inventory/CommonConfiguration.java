package com.occ.inventory;

import com.occ.inventory.database.DatabaseConfiguration;
import com.occ.inventory.messaging.MessagingConfiguration;
import com.occ.inventory.meter.MeterConfiguration;
import com.occ.inventory.outage.OutageConfiguration;
import com.occ.inventory.pulse.PulseConfiguration;
import com.occ.inventory.readiness.ReadinessConfiguration;
import com.occ.inventory.trace.TraceConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every service's configuration imports. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    DatabaseConfiguration.class,
    MessagingConfiguration.class,
    PulseConfiguration.class,
    MeterConfiguration.class,
    ReadinessConfiguration.class,
    OutageConfiguration.class,
    TraceConfiguration.class
})
public class CommonConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
