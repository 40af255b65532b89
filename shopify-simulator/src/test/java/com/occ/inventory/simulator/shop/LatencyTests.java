package com.occ.inventory.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.occ.inventory.simulator.shop.Latency.Distribution;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyTests {
    @Test
    void constantIsAlwaysTheSame() {
        assertThat(draw(new Latency(300, 0), 100)).containsOnly(Duration.ofMillis(300));
        assertThat(new Latency(300, 0).distribution()).isEqualTo(Distribution.CONSTANT);
    }

    @Test
    void uniformStaysBetweenItsBoundsAndMeetsBoth() {
        var drawn = draw(new Latency(10, 3).seeded(1), 1_000);

        assertThat(drawn).allMatch(delay -> delay.toMillis() >= 10 && delay.toMillis() <= 13);
        assertThat(drawn).contains(Duration.ofMillis(10), Duration.ofMillis(13));
    }

    @Test
    void logNormalHasItsMedianItsP99AndATailBeyond() {
        var drawn = draw(new Latency(100, 0, 900, null, 7L), 20_000).stream()
                .map(Duration::toMillis)
                .sorted()
                .toList();

        assertThat(drawn.get(10_000)).isBetween(96L, 104L);
        assertThat(drawn.get(19_800)).isBetween(800L, 1_000L);
        assertThat(drawn.get(19_999)).isGreaterThan(1_500L);
        assertThat(drawn.get(0)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"10, 500, ,", "100, 0, 900, LOG_NORMAL"})
    void theSameSeedGivesTheSameSequenceAndAnotherAnother(
            int millis, int jitter, Integer p99, Distribution distribution) {
        var latency = new Latency(millis, jitter, p99, distribution, null);

        assertThat(draw(latency.seeded(5), 50)).isEqualTo(draw(latency.seeded(5), 50));
        assertThat(draw(latency.seeded(5), 50)).isNotEqualTo(draw(latency.seeded(6), 50));
        assertThat(draw(latency, 50)).isNotEqualTo(draw(latency, 50));
    }

    @Test
    void aSeedThatWasGivenStays() {
        assertThat(new Latency(1, 1, null, null, 3L).seeded(4).seed()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, ,",
        "0, -1, ,",
        "10, 5, , CONSTANT",
        "10, 5, 20, LOG_NORMAL",
        "10, 0, 20, UNIFORM",
        "10, 0, , LOG_NORMAL",
        "10, 0, 9, LOG_NORMAL",
        "0, 0, 9, LOG_NORMAL",
    })
    void refusesWhatMakesNoSense(int millis, int jitter, Integer p99, Distribution distribution) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Latency(millis, jitter, p99, distribution, null));
    }

    private static List<Duration> draw(Latency latency, int times) {
        var delays = new Delays(latency);
        return Stream.generate(delays::next).limit(times).toList();
    }
}
