package com.occ.inventory.messaging;

import com.occ.inventory.message.ServiceAlive.QueueAge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How old the message was that this process took last from each queue, by the publisher's clock. */
public final class QueueAges {
    private final Map<Inbox, QueueAge> last = new EnumMap<>(Inbox.class);
    private final Clock clock;

    QueueAges(Clock clock) {
        this.clock = clock;
    }

    /** @param publishedAt null when a stranger sent it without */
    synchronized void taken(Inbox inbox, Date publishedAt) {
        if (publishedAt != null) {
            Instant now = clock.instant();
            long age = Duration.between(publishedAt.toInstant(), now).toMillis();
            last.put(inbox, new QueueAge(inbox.address(), Math.max(0, age), now));
        }
    }

    /** Of the queues that this service reads. */
    public synchronized List<QueueAge> of(String service) {
        return last.entrySet().stream()
                .filter(taken -> taken.getKey().owner().equals(service))
                .map(Map.Entry::getValue)
                .toList();
    }
}
