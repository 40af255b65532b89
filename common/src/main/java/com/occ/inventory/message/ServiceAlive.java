package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;

/**
 * A running service says so, every so often. Nobody depends on it: a lost one is made good by the next.
 *
 * @param service by the name of its schema
 * @param instance tells processes of the same service apart: host and process number
 * @param version null when it does not run from a jar
 * @param intervalMillis when to expect the next one
 * @param queues of those that the service reads and has taken something from
 */
public record ServiceAlive(
        String service,
        String instance,
        Instant startedAt,
        Instant at,
        String version,
        long intervalMillis,
        List<QueueAge> queues)
        implements Event {

    public ServiceAlive {
        queues = List.copyOf(queues);
    }

    /**
     * How long a message had been on its way when it was taken.
     *
     * @param ageMillis from a time of publication that counts whole seconds
     * @param at when it was taken
     */
    public record QueueAge(String queue, long ageMillis, Instant at) {}
}
