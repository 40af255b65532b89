package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Failing;
import com.occ.inventory.message.PartnerRecovered;
import java.util.List;

/** What the end of a partner's sync makes of its health. */
record Checkup(String partner, SyncEnd end, Health before, Health after) {

    static Checkup of(String partner, Health before, SyncEnd end, Thresholds thresholds) {
        return new Checkup(partner, end, before, before.after(end, thresholds));
    }

    News news() {
        return News.of(before, end, after);
    }

    boolean nothingNew() {
        return news() == News.NONE && after.equals(before);
    }

    /** Under which the items failed that an alert names; 0 when it names none. */
    long dispatchOfItems() {
        return after.items() != null && after.items().alerting() ? after.items().dispatch() : 0;
    }

    /** Null when there is no news. */
    Event alert(Background background) {
        return switch (news()) {
            case NONE -> null;
            case RECOVERED -> new PartnerRecovered(partner, false, end.runId(), end.at(), background.sequence());
            case FAILING ->
                new FailureThresholdReached(
                        partner,
                        background.name(),
                        after.alerting().stream()
                                .map(trouble -> failing(trouble, background))
                                .toList(),
                        background.lastSucceededAt(),
                        end.runId(),
                        end.at(),
                        background.sequence());
        };
    }

    private static Failing failing(Trouble trouble, Background background) {
        return new Failing(
                trouble.cause(),
                trouble.message(),
                trouble.requestId(),
                trouble.since(),
                trouble.runs(),
                trouble.failed(),
                trouble.attempted(),
                trouble.failed() == 0 ? List.of() : background.items());
    }
}
