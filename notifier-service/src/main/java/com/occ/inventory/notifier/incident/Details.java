package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.FailureThresholdReached.Failing;
import com.occ.inventory.message.FailureThresholdReached.Item;
import java.time.Instant;
import java.util.List;

/**
 * What a letter tells of an incident besides its cause.
 *
 * @param partnerName null when it has none, or no partner is concerned
 * @param lastSucceededAt when the partner's numbers were last brought to the OCC store; null when never, or not a partner
 * @param runs how many runs in a row failed so
 * @param failed items that failed in the last one; 0 when not items are the cause
 * @param attempted items that could have failed
 * @param items some of the failed ones
 * @param removed whether it is over because the partner is not synced any more
 */
public record Details(
        String partnerName,
        Instant lastSucceededAt,
        int runs,
        int failed,
        int attempted,
        List<Item> items,
        boolean removed) {

    public Details {
        // What was stored before there were details has none of them.
        items = items == null ? List.of() : List.copyOf(items);
    }

    static Details of(Alert.Failing alert, Failing failing) {
        return new Details(
                alert.partnerName(),
                alert.lastSucceededAt(),
                failing.runs(),
                failing.failed(),
                failing.attempted(),
                failing.items(),
                false);
    }

    Details afterRemoval() {
        return new Details(partnerName, lastSucceededAt, runs, failed, attempted, items, true);
    }
}
