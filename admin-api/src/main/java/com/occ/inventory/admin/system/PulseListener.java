package com.occ.inventory.admin.system;

import com.occ.inventory.message.ServiceAlive;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears who is alive. */
@Configuration(proxyBeanMethods = false)
class PulseListener {

    @Bean
    Consumer<Message<byte[]>> adminPulse(QueueListeners listeners, Heard heard) {
        return listeners
                .of(Inbox.PULSE_OF_ADMIN)
                .on(ServiceAlive.class, heard::alive)
                .waitingAtMost(Duration.ofSeconds(10));
    }
}
