package com.occ.inventory.admin.mute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MuteRequestTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void endsAfterSoManyHoursOrAtATime() {
        assertThat(new MuteRequest(8, null, " stocktake ").checked(NOW))
                .isEqualTo(new MuteRequest.Checked(NOW.plus(Duration.ofHours(8)), "stocktake"));
        Instant until = NOW.plus(Duration.ofDays(30));
        assertThat(new MuteRequest(null, until, "x").checked(NOW).until()).isEqualTo(until);
    }

    @Test
    void namesEveryFaultAtOnce() {
        assertThat(faults(new MuteRequest(0, null, " "))).containsExactly("hours", "reason");
        assertThat(faults(new MuteRequest(721, null, "x".repeat(201)))).containsExactly("hours", "reason");
        assertThat(faults(new MuteRequest(null, null, "x"))).containsExactly("hours");
        assertThat(faults(new MuteRequest(1, NOW.plusSeconds(9), "x"))).containsExactly("hours");
        assertThat(faults(new MuteRequest(null, NOW, "x"))).containsExactly("until");
        assertThat(faults(new MuteRequest(null, NOW.plus(Duration.ofDays(31)), null)))
                .containsExactly("until", "reason");
    }

    private static List<String> faults(MuteRequest request) {
        return assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> request.checked(NOW))
                .actual()
                .faults()
                .stream()
                .map(Fault::field)
                .toList();
    }
}
