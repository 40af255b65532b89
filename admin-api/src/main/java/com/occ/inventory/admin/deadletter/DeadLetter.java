package com.occ.inventory.admin.deadletter;

import com.occ.inventory.messaging.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * A message as it lay in a dead-letter queue.
 *
 * @param queue the queue whose listener gave it up
 * @param type may be null, that is one reason to be here
 * @param headers those that it keeps when it is replayed
 */
record DeadLetter(String queue, String messageId, String type, String cause, Map<String, Object> headers, byte[] body) {
    private static final String SUFFIX = ".dlq";
    private static final String WITHOUT_ID = "without-id";

    static DeadLetter of(Message<byte[]> message) {
        MessageHeaders headers = message.getHeaders();
        Map<String, Object> ours = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (Headers.stays(name)) {
                ours.put(name, value instanceof Number ? value : value.toString());
            }
        });
        return new DeadLetter(
                queue(headers),
                messageId(headers, message.getPayload()),
                text(headers, AmqpHeaders.TYPE),
                text(headers, Headers.DEAD_LETTER_CAUSE),
                ours,
                message.getPayload());
    }

    /** RabbitMQ's own delivery limit may have put it here, without our headers. */
    private static String queue(MessageHeaders headers) {
        String named = text(headers, Headers.DEAD_LETTER_QUEUE);
        String read = text(headers, AmqpHeaders.CONSUMER_QUEUE);
        return named != null || read == null ? named : read.substring(0, read.length() - SUFFIX.length());
    }

    /** Messages of strangers may have none: then equal bodies are one message. */
    private static String messageId(MessageHeaders headers, byte[] body) {
        String id = text(headers, AmqpHeaders.MESSAGE_ID);
        return id == null || id.isBlank() || id.equals(WITHOUT_ID) ? "body-" + UUID.nameUUIDFromBytes(body) : id;
    }

    private static String text(MessageHeaders headers, String name) {
        Object value = headers.get(name);
        return value == null ? null : value.toString();
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The stored form, with what happened to it since. */
    record Stored(long id, DeadLetter letter, Instant arrivedAt, State state, Instant settledAt, String settledBy) {}

    enum State {
        OPEN,
        /** A replay was begun; when it does not become REPLAYED, replay it again. */
        REPLAYING,
        REPLAYED,
        DISCARDED
    }
}
