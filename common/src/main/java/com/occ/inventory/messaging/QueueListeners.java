package com.occ.inventory.messaging;

import com.occ.inventory.messaging.QueueListener.Builder;

/** Where a service's listeners start: {@code listeners.of(Inbox.SYNC_JOBS).on(SyncJob.class, useCase::fetch).waitingAtMost(...)}. */
public final class QueueListeners {
    private final Settlement settlement;
    private final Redeliveries redeliveries;
    private final QueueAges ages;
    private final MessageSteps steps;

    QueueListeners(Settlement settlement, Redeliveries redeliveries, QueueAges ages, MessageSteps steps) {
        this.settlement = settlement;
        this.redeliveries = redeliveries;
        this.ages = ages;
        this.steps = steps;
    }

    public Builder of(Inbox inbox) {
        steps.listensTo(inbox);
        return new Builder(inbox, settlement, redeliveries, ages, steps);
    }
}
