package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.PartnerFailure;

/** How much patience a failure deserves. */
enum Kind {
    /** It does not mend itself. */
    LASTING,
    /** It may be over by the next run. */
    OUT_OF_REACH,
    /** Not the partner's. */
    PIPELINE;

    static Kind of(PartnerFailure failure) {
        return switch (failure) {
            case TOKEN_INVALID, ACCESS_DENIED, CREDENTIALS_MISSING, SUSPICIOUS -> LASTING;
            case UNREACHABLE, SHOP_FROZEN, SHOP_LOCKED, SHOP_NOT_FOUND -> OUT_OF_REACH;
            case STALLED, PAGE_REJECTED, INTERNAL -> PIPELINE;
        };
    }

    /** For when nobody found words. */
    static String sentence(PartnerFailure failure) {
        return switch (failure) {
            case TOKEN_INVALID -> "Shopify does not accept the partner's access token";
            case ACCESS_DENIED -> "the partner's access token lacks a permission that is needed";
            case CREDENTIALS_MISSING -> "there is no access token for the partner";
            case SUSPICIOUS -> "nearly all items turned empty at once";
            case UNREACHABLE -> "the partner's store does not answer";
            case SHOP_FROZEN -> "the partner's store is frozen";
            case SHOP_LOCKED -> "the partner's store is locked";
            case SHOP_NOT_FOUND -> "there is no store at the partner's address";
            case STALLED -> "nobody finished the job";
            case PAGE_REJECTED -> "a message of the job could not be used";
            case INTERNAL -> "a request or an answer was not understood";
        };
    }
}
