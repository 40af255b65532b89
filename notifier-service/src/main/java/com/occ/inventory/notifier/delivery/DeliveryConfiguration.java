package com.occ.inventory.notifier.delivery;

import com.occ.inventory.notifier.NotifierProperties;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    @Bean
    Patience notifierPatience(NotifierProperties properties) {
        return new Patience(() -> ThreadLocalRandom.current().nextDouble(), properties.giveUp());
    }

    @Bean
    Postman.Office notifierOffice(
            Surroundings surroundings, Claiming claiming, Courier courier, Settling settling, DeliveryOutbox outbox) {
        return new Postman.Office(surroundings, claiming, courier, settling, outbox::soon);
    }

    @Bean
    Postmen notifierPostmen(Postman.Office office, NotifierProperties properties) {
        return new Postmen(office, properties.sweep());
    }

    @Bean
    Teller notifierTeller(Surroundings surroundings, Saying saying, Postmen postmen, NotifierProperties properties) {
        return new Teller(surroundings, saying, postmen, properties.sweep());
    }
}
