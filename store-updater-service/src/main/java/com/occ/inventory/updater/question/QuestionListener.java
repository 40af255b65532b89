package com.occ.inventory.updater.question;

import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueListeners;
import com.occ.inventory.question.CatalogueAnswers;
import com.occ.inventory.updater.store.OccStore;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class QuestionListener {
    /** Longer than any question's own deadline, which is what ends it. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    /** A question with a partner is for the one who reads partners. */
    @Bean
    Consumer<Message<byte[]>> updaterQuestions(
            QueueListeners listeners, OccStore store, ConfirmedPublisher publisher, Clock clock) {
        CatalogueAnswers answers = new CatalogueAnswers(publisher, clock);
        return listeners
                .of(Inbox.QUESTIONS_OF_UPDATER)
                .on(
                        CatalogueAsked.class,
                        asked -> asked.partner() == null ? answers.answer(asked, store.catalogue()) : Mono.empty())
                .waitingAtMost(LONGEST);
    }
}
