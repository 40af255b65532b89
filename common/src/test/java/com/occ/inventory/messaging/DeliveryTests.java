package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.messaging.Delivery.WorkAddress;
import com.occ.inventory.trace.Traceparent;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.messaging.support.GenericMessage;

class DeliveryTests {
    private static final UUID RUN = UUID.fromString("0b7e6a52-4c6d-4f0e-9a57-2f6c1f2f9a10");
    private static final Map<String, Object> JOB =
            Map.of(Headers.RUN, RUN.toString(), Headers.DISPATCH, 4711L, Headers.PARTNER, "north");

    @Test
    void knowsTheAddressOfItsWork() {
        assertThat(delivery(JOB).work()).isEqualTo(new WorkAddress(RUN, 4711, "north", null));
        assertThat(delivery(with(JOB, Headers.PAGE, 3)).work()).isEqualTo(new WorkAddress(RUN, 4711, "north", 3));
    }

    @Test
    void hasNoAddressWhenAHeaderIsMissingOrNonsense() {
        assertThat(delivery(Map.of()).work()).isNull();
        assertThat(delivery(with(JOB, Headers.RUN, "the last one")).work()).isNull();
        assertThat(delivery(with(JOB, Headers.DISPATCH, "many")).work()).isNull();
    }

    @Test
    void aCopyKeepsIdTypeTimeBodyTraceAndOurHeadersOnly() {
        Date time = new Date(1_763_805_600_000L);
        Map<String, Object> kept = with(JOB, Traceparent.HEADER, "00-1-2-01");
        Map<String, Object> headers = with(with(kept, AmqpHeaders.MESSAGE_ID, "m-1"), AmqpHeaders.TYPE, "SyncJob");

        Message copy = delivery(with(with(headers, AmqpHeaders.TIMESTAMP, time), "x-foreign", "1"))
                .copy(Map.of(Headers.ATTEMPT, 2));

        assertThat(copy.getBody()).containsExactly(1, 2);
        assertThat(copy.getMessageProperties().getMessageId()).isEqualTo("m-1");
        assertThat(copy.getMessageProperties().getType()).isEqualTo("SyncJob");
        assertThat(copy.getMessageProperties().getTimestamp()).isEqualTo(time);
        assertThat(copy.getMessageProperties().getHeaders()).isEqualTo(with(kept, Headers.ATTEMPT, 2));
    }

    @Test
    void countsNoAttemptBeforeTheFirst() {
        assertThat(delivery(Map.of()).attempt()).isZero();
        assertThat(delivery(Map.of(Headers.ATTEMPT, 5)).attempt()).isEqualTo(5);
        assertThat(delivery(Map.of()).redelivered()).isFalse();
        assertThat(delivery(Map.of(AmqpHeaders.REDELIVERED, true)).redelivered())
                .isTrue();
    }

    private static Delivery delivery(Map<String, Object> headers) {
        return new Delivery(Inbox.SYNC_JOBS, new GenericMessage<>(new byte[] {1, 2}, headers));
    }

    private static Map<String, Object> with(Map<String, Object> headers, String name, Object value) {
        Map<String, Object> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }
}
