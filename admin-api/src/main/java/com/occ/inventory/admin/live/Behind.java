package com.occ.inventory.admin.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * How far the history is behind what happens: the age of the news that are being taken in, as long as there are any. A queue that
 * brings nothing for a while is empty, and then nothing is behind.
 */
@Component
public class Behind {
    private static final Duration QUIET = Duration.ofSeconds(2);
    /** Less than this is how long things take. */
    private static final Duration TOLD = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile News newest;

    Behind(Clock clock) {
        this.clock = clock;
    }

    /** @param settled when it was dealt with; null while it is in hand */
    private record News(Instant published, Instant settled) {}

    /** Does the work with a message that was published then, or at an unknown time. */
    public void during(Instant published, Runnable work) {
        newest = published == null ? null : new News(published, null);
        try {
            work.run();
        } finally {
            newest = published == null ? null : new News(published, clock.instant());
        }
    }

    /** Zero while it is too little to be told. */
    public long seconds() {
        News news = newest;
        if (news == null) {
            return 0;
        }
        Instant now = clock.instant();
        boolean quiet = news.settled() != null && news.settled().plus(QUIET).isBefore(now);
        Duration age = Duration.between(news.published(), news.settled() == null ? now : news.settled());
        return quiet || age.compareTo(TOLD) <= 0 ? 0 : age.toSeconds();
    }
}
