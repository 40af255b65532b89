package com.occ.inventory.admin.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.messaging.Inbox;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class DeadLetterQueuesTests {

    @Test
    void theListenerReadsTheDeadLettersOfEveryQueue() throws Exception {
        Object destinations = new YamlPropertySourceLoader()
                .load("admin", new ClassPathResource("admin.yml"))
                .get(0)
                .getProperty("spring.cloud.stream.bindings.adminDeadLetters-in-0.destination");

        assertThat(List.of(destinations.toString().split(",")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Inbox.values()).map(Inbox::address).toList());
    }
}
