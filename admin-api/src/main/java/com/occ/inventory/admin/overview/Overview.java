package com.occ.inventory.admin.overview;

import com.occ.inventory.admin.schedule.Schedules;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the whole system is measured by at the moment. */
@Component
class Overview {
    private static final int LONGEST_SEARCH = 100;

    private final Schedules schedules;
    private final OccStore store;
    private final Clock clock;

    Overview(Schedules schedules, OccStore store, Clock clock) {
        this.schedules = schedules;
        this.store = store;
        this.clock = clock;
    }

    Mono<Now> now() {
        return Mono.zip(
                schedules.current(), store.current(), (schedule, occ) -> new Now(schedule, occ, clock.instant()));
    }

    /** What somebody typed, as it is searched for; null for all. */
    static String search(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return text.length() <= LONGEST_SEARCH ? text : text.substring(0, LONGEST_SEARCH);
    }
}
