package com.occ.inventory.scheduler.job;

import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueDepths;
import com.occ.inventory.messaging.QueueDepths.Depth;
import com.occ.inventory.scheduler.SchedulerSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What was dispatched and waits: jobs for a fetcher, pages for the updater. More jobs would make nothing faster, but what is read
 * would be old when it is written, and who asks for one partner would stand behind all that came before.
 */
@Component
class Backlog {
    private static final Set<Inbox> WHERE_WORK_WAITS = EnumSet.of(Inbox.SYNC_JOBS, Inbox.INVENTORY_SNAPSHOTS);

    private final QueueDepths queues;
    private final SchedulerSettings settings;
    private final Clock clock;
    private volatile Instant longSince;

    Backlog(QueueDepths queues, SchedulerSettings settings, Clock clock) {
        this.queues = queues;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whether more jobs may go out. One that stays too long for as long as the queue patience holds nothing up any more: nobody seems
     * to work on it, so jobs go out, run out of attempts and are told as STALLED, instead of a run that never ends.
     */
    Mono<Boolean> hasRoom() {
        return queues.of(WHERE_WORK_WAITS).map(this::hasRoom);
    }

    private boolean hasRoom(Map<Inbox, Depth> depths) {
        Instant now = clock.instant();
        if (waiting(depths, Inbox.SYNC_JOBS) < settings.jobsAhead()
                && waiting(depths, Inbox.INVENTORY_SNAPSHOTS) < settings.pagesAhead()) {
            longSince = null;
            return true;
        }
        Instant since = longSince == null ? now : longSince;
        longSince = since;
        return !now.isBefore(since.plus(settings.queuePatience()));
    }

    private static long waiting(Map<Inbox, Depth> depths, Inbox inbox) {
        Depth depth = depths.get(inbox);
        return depth == null ? 0 : depth.messages();
    }
}
