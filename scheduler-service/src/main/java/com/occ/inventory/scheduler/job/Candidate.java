package com.occ.inventory.scheduler.job;

import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.SyncRules;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A job that may be dispatched now.
 *
 * @param dispatch the number it will be dispatched under
 * @param items the variants to read; null for all
 * @param document the partner as the catalogue has it now; null when it never heard of it
 */
record Candidate(
        long job,
        UUID runId,
        String partner,
        Mode mode,
        long dispatch,
        Set<Long> items,
        PartnerDocument document,
        SyncRules rules) {

    /** The lines to read, as they stand now, without what only people read. */
    List<Line> lines() {
        return document.lines().stream()
                .filter(line -> items == null || items.contains(line.variantId()))
                .map(line -> new Line(line.variantId(), line.storeItemId()))
                .toList();
    }

    /** Why there is nothing to dispatch any more; null when there is. */
    Ended obstacle() {
        if (document == null || document.deleted()) {
            return Ended.as(PartnerSyncStatus.SKIPPED, "the partner was deleted while its job waited");
        }
        if (document.paused()) {
            return Ended.as(PartnerSyncStatus.SKIPPED, "paused");
        }
        return lines().isEmpty() ? Ended.as(PartnerSyncStatus.NOTHING_TO_SYNC, "no mapped variants") : null;
    }
}
