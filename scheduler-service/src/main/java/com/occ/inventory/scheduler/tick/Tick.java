package com.occ.inventory.scheduler.tick;

import com.occ.inventory.message.Mode;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.recurring.Recurring;
import com.occ.inventory.schedule.Slot;
import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.store.StoreStatus;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks for the run of the current slot, once. Two schedulers, or a crash before the asking is remembered, ask for the same run
 * twice, which makes one. A slot that began while the store was unavailable is made up for if the store is back before it ends.
 */
@Component
class Tick extends Recurring {
    private final Slots slots;
    private final StoreStatus store;
    private final ConfirmedPublisher publisher;
    private final Clock clock;

    Tick(Slots slots, StoreStatus store, ConfirmedPublisher publisher, SchedulerSettings settings, Clock clock) {
        super("ask for the run of the slot", settings.tick());
        this.slots = slots;
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    protected Mono<Void> pass() {
        Instant now = clock.instant();
        return store.available()
                .filter(available -> available)
                .flatMap(available -> slots.open())
                .flatMap(schedule -> Mono.justOrEmpty(due(schedule, now)))
                .filterWhen(slots::notRequested)
                .flatMap(slot -> publisher.publish(request(slot, now)).then(slots.requested(slot)));
    }

    private static Slot due(Schedule schedule, Instant now) {
        Slot slot = Slot.at(schedule, now);
        return slot.due(schedule) ? slot : null;
    }

    private static SyncRequested request(Slot slot, Instant now) {
        return new SyncRequested(
                slot.requestId(), Trigger.SCHEDULE, null, Mode.APPLY, new Scope.All(), now, slot.start());
    }
}
