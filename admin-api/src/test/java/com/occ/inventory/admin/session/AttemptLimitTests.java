package com.occ.inventory.admin.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.session.AttemptLimit.Count;
import com.occ.inventory.admin.session.AttemptLimit.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptLimitTests {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void allowsAsManyAsTheLimitSays() {
        assertThat(AttemptLimit.wait(List.of(count(Subject.NAME, 10, 60), count(Subject.ADDRESS, 50, 60)), NOW))
                .isEmpty();
    }

    @Test
    void saysHowLongToWait() {
        assertThat(AttemptLimit.wait(List.of(count(Subject.NAME, 11, 60), count(Subject.ADDRESS, 12, 10)), NOW))
                .contains(Duration.ofMinutes(14));
        assertThat(AttemptLimit.wait(List.of(count(Subject.NAME, 11, 60), count(Subject.ADDRESS, 51, 10)), NOW))
                .contains(Duration.ofSeconds(890));
        assertThat(AttemptLimit.wait(List.of(count(Subject.NAME, 11, 900)), NOW))
                .contains(Duration.ofSeconds(1));
    }

    private static Count count(Subject subject, int attempts, int secondsAgo) {
        return new Count(subject, attempts, NOW.minusSeconds(secondsAgo));
    }
}
