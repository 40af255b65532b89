package com.occ.inventory.simulator.shop;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a shop's calls take.
 *
 * @param millis the time of a constant latency, the least of a uniform one, the median of a log-normal one
 * @param jitterMillis how much more a uniform one takes at most
 * @param p99Millis what 99 of 100 calls of a log-normal one stay below; the rest have no upper bound
 * @param distribution null: log-normal with a p99, uniform with a jitter, else constant
 * @param seed the same gives the same sequence; null: another one each time
 */
public record Latency(int millis, int jitterMillis, Integer p99Millis, Distribution distribution, Long seed) {
    public static final Latency NONE = new Latency(0, 0);
    /** How many standard deviations above the mean 99 % of a normal distribution lie. */
    private static final double P99 = 2.3263;

    public enum Distribution {
        CONSTANT,
        UNIFORM,
        LOG_NORMAL
    }

    public Latency {
        if (millis < 0 || jitterMillis < 0) {
            throw new IllegalArgumentException("A latency cannot be negative.");
        }
        if (distribution == null) {
            distribution = p99Millis != null
                    ? Distribution.LOG_NORMAL
                    : jitterMillis > 0 ? Distribution.UNIFORM : Distribution.CONSTANT;
        }
        if (jitterMillis > 0 && distribution != Distribution.UNIFORM) {
            throw new IllegalArgumentException("Only a uniform latency has jitterMillis.");
        }
        if ((p99Millis != null) != (distribution == Distribution.LOG_NORMAL)) {
            throw new IllegalArgumentException("A log-normal latency, and no other, has p99Millis.");
        }
        if (p99Millis != null && (millis == 0 || p99Millis < millis)) {
            throw new IllegalArgumentException(
                    "A log-normal latency needs millis above 0 and p99Millis not below them.");
        }
    }

    public Latency(int millis, int jitterMillis) {
        this(millis, jitterMillis, null, null, null);
    }

    /** This latency with a seed, unless it has one. */
    public Latency seeded(long otherwise) {
        return seed != null ? this : new Latency(millis, jitterMillis, p99Millis, distribution, otherwise);
    }

    Duration next(RandomGenerator random) {
        return switch (distribution) {
            case CONSTANT -> Duration.ofMillis(millis);
            case UNIFORM -> Duration.ofMillis((long) millis + random.nextInt(jitterMillis + 1));
            case LOG_NORMAL -> {
                var deviation = Math.log((double) p99Millis / millis) / P99;
                yield Duration.ofNanos((long) (millis * 1e6 * Math.exp(deviation * random.nextGaussian())));
            }
        };
    }
}
