package com.occ.inventory.admin.store;

import com.occ.inventory.message.StoreCatalogue;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class AnswersListener {

    @Bean
    Consumer<Message<byte[]>> adminStoreAnswers(QueueListeners listeners, StoreAnswers answers) {
        return listeners
                .of(Inbox.STORE_ANSWERS)
                .on(StoreDescribed.class, answers::described)
                .on(StoreCatalogue.class, answers::catalogue)
                .waitingAtMost(Duration.ofSeconds(30));
    }
}
