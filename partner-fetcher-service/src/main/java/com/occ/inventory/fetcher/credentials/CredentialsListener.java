package com.occ.inventory.fetcher.credentials;

import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class CredentialsListener {
    @Bean
    Consumer<Message<byte[]>> fetcherCredentials(QueueListeners listeners, CredentialsStore store) {
        return listeners
                .of(Inbox.CATALOGUE_OF_FETCHER)
                .on(CredentialsChanged.class, store::replace)
                .waitingAtMost(Duration.ofSeconds(30));
    }
}
