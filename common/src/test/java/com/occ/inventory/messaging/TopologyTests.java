package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Queue;

class TopologyTests {

    /** What the broker drops from a queue with a dead-letter exchange would pile up in the dead letters instead. */
    @Test
    void onlyTheQueueOfPulsesIsCutOffAndWhatIsCutOffIsGone() {
        assertThat(arguments(Inbox.PULSE_OF_ADMIN))
                .containsEntry("x-max-length", 1_000L)
                .containsEntry("x-message-ttl", 60_000)
                .doesNotContainKey("x-dead-letter-exchange");
        for (Inbox inbox : Inbox.values()) {
            if (inbox != Inbox.PULSE_OF_ADMIN) {
                assertThat(arguments(inbox)).as(inbox.address()).doesNotContainKey("x-max-length");
            }
        }
    }

    private static Map<String, Object> arguments(Inbox inbox) {
        return Topology.declarables().getDeclarablesByType(Queue.class).stream()
                .filter(queue -> queue.getName().equals(inbox.address()))
                .findFirst()
                .orElseThrow()
                .getArguments();
    }
}
