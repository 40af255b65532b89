package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * From now on nothing may be written for these partners' jobs, under whatever dispatch. From the scheduler to the updater, final.
 *
 * @param runId the run that the jobs' messages name; with the partner it names one job
 */
public record WorkCancelled(UUID runId, List<String> partners, Instant at) implements Event {
    public WorkCancelled {
        partners = List.copyOf(partners);
    }
}
