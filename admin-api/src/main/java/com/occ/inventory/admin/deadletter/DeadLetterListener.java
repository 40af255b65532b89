package com.occ.inventory.admin.deadletter;

import com.occ.inventory.admin.run.RunProjection;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.messaging.MessageJson;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;

/**
 * Reads every dead-letter queue. What lies there cannot be refused once more: it is stored, then acknowledged, and while the database
 * is away it waits, for as long as that takes.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterListener {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterListener.class);

    @Bean
    Consumer<Message<byte[]>> adminDeadLetters(DeadLetters letters, RunProjection runs, Clock clock) {
        return message -> {
            Channel channel = message.getHeaders().get(AmqpHeaders.CHANNEL, Channel.class);
            Mono.defer(() -> letters.store(DeadLetter.of(message), clock.instant()))
                    .then(Mono.defer(() -> endRun(DeadLetter.of(message), runs, clock.instant())))
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
                            .maxBackoff(Duration.ofSeconds(15))
                            .filter(error -> channel.isOpen()))
                    .then(Mono.fromRunnable(() -> acknowledge(channel, message)))
                    .onErrorResume(error -> {
                        log.debug("left to the broker", error);
                        return Mono.empty();
                    })
                    .block();
        };
    }

    /** A request that nobody will take: its run, which only this service knows, must not stay open for ever. */
    private static Mono<Void> endRun(DeadLetter letter, RunProjection runs, Instant now) {
        if (!SyncRequested.class.getSimpleName().equals(letter.type())) {
            return Mono.empty();
        }
        try {
            SyncRequested request = MessageJson.MAPPER.readValue(letter.body(), SyncRequested.class);
            return request.requestId() == null ? Mono.empty() : runs.rejected(request.requestId(), now);
        } catch (JacksonException unreadable) {
            return Mono.empty();
        }
    }

    private static void acknowledge(Channel channel, Message<byte[]> message) {
        try {
            channel.basicAck(message.getHeaders().get(AmqpHeaders.DELIVERY_TAG, Long.class), false);
        } catch (IOException | AlreadyClosedException gone) {
            log.debug("the channel is gone, the dead letter will be delivered again", gone);
        }
    }
}
