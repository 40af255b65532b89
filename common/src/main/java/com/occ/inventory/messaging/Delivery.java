package com.occ.inventory.messaging;

import com.occ.inventory.trace.Traceparent;
import com.rabbitmq.client.Channel;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.messaging.Message;

/** A message in a listener's hand, until it is settled. */
record Delivery(Inbox inbox, Message<byte[]> message) {

    String messageId() {
        return Objects.requireNonNullElse(header(AmqpHeaders.MESSAGE_ID, String.class), "without-id");
    }

    String type() {
        return header(AmqpHeaders.TYPE, String.class);
    }

    /** Null when it does not say. */
    Date publishedAt() {
        return header(AmqpHeaders.TIMESTAMP, Date.class);
    }

    /** Null when it is on no trace. */
    String traceparent() {
        return text(Traceparent.HEADER);
    }

    boolean redelivered() {
        return Boolean.TRUE.equals(header(AmqpHeaders.REDELIVERED, Boolean.class));
    }

    int attempt() {
        Number attempt = number(Headers.ATTEMPT);
        return attempt == null ? 0 : attempt.intValue();
    }

    Channel channel() {
        return header(AmqpHeaders.CHANNEL, Channel.class);
    }

    long tag() {
        return Objects.requireNonNull(header(AmqpHeaders.DELIVERY_TAG, Long.class));
    }

    /** The address of the piece of work this message is; null when it is none. */
    WorkAddress work() {
        UUID run = run();
        String partner = text(Headers.PARTNER);
        Number dispatch = number(Headers.DISPATCH);
        if (run == null || partner == null || dispatch == null) {
            return null;
        }
        Number page = number(Headers.PAGE);
        return new WorkAddress(run, dispatch.longValue(), partner, page == null ? null : page.intValue());
    }

    /** Null when there is none, or one that nobody can be told about. */
    private UUID run() {
        String run = text(Headers.RUN);
        try {
            return run == null ? null : UUID.fromString(run);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    record WorkAddress(UUID runId, long dispatch, String partner, Integer page) {}

    /** The same message for another journey, on the same trace, with more headers. */
    org.springframework.amqp.core.Message copy(Map<String, Object> more) {
        Map<String, Object> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (Headers.stays(name)) {
                headers.put(name, value);
            }
        });
        headers.putAll(more);
        return MessageBuilder.withBody(message.getPayload())
                .setContentType("application/json")
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(messageId())
                .setType(type())
                .setTimestamp(publishedAt())
                .copyHeaders(headers)
                .build();
    }

    private String text(String name) {
        Object value = message.getHeaders().get(name);
        return value == null ? null : value.toString();
    }

    private Number number(String name) {
        return message.getHeaders().get(name) instanceof Number number ? number : null;
    }

    private <T> T header(String name, Class<T> type) {
        Object value = message.getHeaders().get(name);
        return type.isInstance(value) ? type.cast(value) : null;
    }
}
