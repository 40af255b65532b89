package com.occ.inventory.updater.row;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventoryApplied.Change;
import com.occ.inventory.message.InventoryApplied.Failure;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.updater.row.Outcome.Applied;
import com.occ.inventory.updater.row.Outcome.Expired;
import com.occ.inventory.updater.row.Outcome.Failed;
import com.occ.inventory.updater.row.Outcome.Reason;
import com.occ.inventory.updater.row.Outcome.Skipped;
import com.occ.inventory.updater.row.Outcome.Superseded;
import com.occ.inventory.updater.row.Outcome.Unchanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns the outcomes of a page's rows into what the other services hear of it. */
public final class PageResult {
    private PageResult() {}

    /** @param waitedMillis see {@link InventoryApplied#storeWaitedMillis} */
    public static InventoryApplied of(InventorySnapshot page, List<Outcome> outcomes, long waitedMillis, Instant now) {
        List<Change> changes = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            InventorySnapshot.Row row = page.rows().get(i);
            Outcome outcome = outcomes.get(i);
            if (outcome instanceof Applied applied) {
                changes.add(change(row, applied));
            } else if (outcome instanceof Failed failed) {
                failures.add(new Failure(
                        row.variantId(), row.storeItemId(), failed.code(), failed.message(), failed.requestId()));
                if (failed.change() != null) {
                    changes.add(change(row, failed.change()));
                }
            }
        }
        PartnerFailure held = outcomes.contains(new Skipped(Reason.SUSPICIOUS)) ? PartnerFailure.SUSPICIOUS : null;
        return new InventoryApplied(
                page.runId(),
                page.dispatch(),
                page.partner(),
                page.page(),
                page.mode(),
                counts(outcomes),
                held,
                changes,
                failures,
                page.waitedMillis(),
                waitedMillis,
                page.readAt(),
                now);
    }

    private static Change change(InventorySnapshot.Row row, Applied applied) {
        return new Change(
                row.variantId(),
                row.storeItemId(),
                applied.before(),
                applied.after(),
                applied.drift().expected(),
                applied.drift().committed());
    }

    private static Counts counts(List<Outcome> outcomes) {
        return new Counts(
                outcomes.size(),
                count(outcomes, Applied.class),
                count(outcomes, Unchanged.class),
                count(outcomes, Failed.class),
                count(outcomes, Skipped.class),
                count(outcomes, Superseded.class),
                count(outcomes, Expired.class));
    }

    private static int count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
        return (int) outcomes.stream().filter(kind::isInstance).count();
    }
}
