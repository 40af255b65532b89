package com.occ.inventory.fetcher.question;

import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.message.PartnerConnectionAsked;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class QuestionListener {
    /** Longer than any question's own deadline, which is what ends it. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    @Bean
    Consumer<Message<byte[]>> fetcherQuestions(
            QueueListeners listeners, ConnectionTrial trial, PartnerCatalogue catalogue) {
        return listeners
                .of(Inbox.QUESTIONS_OF_FETCHER)
                .on(PartnerConnectionAsked.class, trial::run)
                .on(CatalogueAsked.class, catalogue::read)
                .waitingAtMost(LONGEST);
    }
}
