package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.scheduler.job.Ended;
import com.occ.inventory.scheduler.job.Jobs;
import com.occ.inventory.scheduler.threshold.PartnerHealth;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Does to jobs what was decided. What an end says of its partner's health is remembered with it. Called within a transaction. */
@Component
class Verdicts {
    private final Jobs jobs;
    private final PartnerHealth health;

    Verdicts(Jobs jobs, PartnerHealth health) {
        this.jobs = jobs;
        this.health = health;
    }

    Mono<Void> end(Map<Long, Ended> endings) {
        return jobs.end(endings).flatMap(health::ended);
    }

    Mono<Void> again(Collection<Long> open) {
        return jobs.again(open);
    }
}
