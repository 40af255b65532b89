package com.occ.inventory.scheduler.job;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;

/**
 * How a job ended.
 *
 * @param failure null unless the partner or the pipeline failed as a whole
 * @param message why, in a sentence; null when all went well
 * @param requestId Shopify's x-request-id of the failure; null when there is none
 */
public record Ended(PartnerSyncStatus status, PartnerFailure failure, String message, String requestId) {
    public Ended {
        if (!status.terminal()) {
            throw new IllegalArgumentException("a job does not end " + status);
        }
    }

    public static Ended as(PartnerSyncStatus status, String message) {
        return new Ended(status, null, message, null);
    }

    public static Ended failed(PartnerFailure failure, String message) {
        return new Ended(PartnerSyncStatus.FAILED, failure, message, null);
    }
}
