package com.occ.inventory.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShowTests {
    private final Show show = Show.INSTANCE;

    @Test
    void saysDurationsInTheTwoLargestUnits() {
        assertThat(show.duration(Duration.ofMillis(420))).isEqualTo("0.4 s");
        assertThat(show.duration(Duration.ofSeconds(12))).isEqualTo("12 s");
        assertThat(show.duration(Duration.ofSeconds(184))).isEqualTo("3 min 4 s");
        assertThat(show.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(show.duration(Duration.ofHours(76))).isEqualTo("3 d 4 h");
        assertThat(show.duration(Duration.ofMinutes(5))).isEqualTo("5 min");
        assertThat(show.duration(Duration.ofSeconds(-3))).isEqualTo("0.0 s");
    }

    @Test
    void saysADashForWhatIsNotThere() {
        assertThat(show.between(Instant.EPOCH, null)).isEqualTo("–");
        assertThat(show.utc(null)).isEqualTo("–");
        assertThat(show.words(null)).isEqualTo("–");
        assertThat(show.number(null)).isEqualTo("–");
    }

    @Test
    void saysNumbersAndNamesAsPeopleReadThem() {
        assertThat(show.number(1234567)).isEqualTo("1,234,567");
        assertThat(show.count(1, "item", "items")).isEqualTo("1 item");
        assertThat(show.count(2000, "item", "items")).isEqualTo("2,000 items");
        assertThat(show.words("TOKEN_INVALID")).isEqualTo("Token invalid");
        assertThat(show.words("API")).isEqualTo("API");
        assertThat(show.utc(Instant.parse("2026-11-22T08:05:06Z"))).isEqualTo("22 Nov 2026, 08:05:06 UTC");
    }
}
