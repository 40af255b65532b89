package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.ServiceAlive.QueueAge;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Test;

class QueueAgesTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final QueueAges ages = new QueueAges(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void keepsTheAgeOfTheMessageThatWasTakenLast() {
        ages.taken(Inbox.SYNC_JOBS, Date.from(NOW.minusSeconds(90)));
        ages.taken(Inbox.SYNC_JOBS, Date.from(NOW.minusSeconds(2)));

        assertThat(ages.of("fetcher")).containsExactly(new QueueAge("sync.jobs", 2_000, NOW));
    }

    @Test
    void tellsAServiceOfItsOwnQueuesOnly() {
        ages.taken(Inbox.SYNC_JOBS, Date.from(NOW));

        assertThat(ages.of("scheduler")).isEmpty();
    }

    @Test
    void isNeverNegativeAndDoesWithoutATime() {
        ages.taken(Inbox.SYNC_JOBS, null);
        assertThat(ages.of("fetcher")).isEmpty();

        ages.taken(Inbox.SYNC_JOBS, Date.from(NOW.plusSeconds(5)));
        assertThat(ages.of("fetcher")).containsExactly(new QueueAge("sync.jobs", 0, NOW));
    }
}
