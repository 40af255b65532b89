package com.occ.inventory.scheduler.request;

import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.scheduler.catalogue.PartnerBrief;

/**
 * What a request means for one partner.
 *
 * @param status WAITING when there is work, else how it ends at once
 * @param message why it ends at once; null when there is work
 */
record Part(String partner, PartnerSyncStatus status, String message) {

    boolean hasWork() {
        return status == PartnerSyncStatus.WAITING;
    }

    static Part of(PartnerBrief partner, Scope scope) {
        if (!partner.known()) {
            return nothing(partner, "there is no partner with the key '" + partner.key() + "'");
        }
        if (partner.lines() == 0) {
            return nothing(
                    partner, scope instanceof Scope.Items ? "none of these variants is mapped" : "no mapped variants");
        }
        return partner.paused()
                ? new Part(partner.key(), PartnerSyncStatus.SKIPPED, "paused")
                : new Part(partner.key(), PartnerSyncStatus.WAITING, null);
    }

    static Part cancelled(PartnerBrief partner) {
        return new Part(partner.key(), PartnerSyncStatus.CANCELLED, "cancelled before it began");
    }

    private static Part nothing(PartnerBrief partner, String why) {
        return new Part(partner.key(), PartnerSyncStatus.NOTHING_TO_SYNC, why);
    }
}
