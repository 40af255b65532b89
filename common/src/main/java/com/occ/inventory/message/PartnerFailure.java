package com.occ.inventory.message;

/** Why a partner as a whole could not be synchronised. Never blamed on its items. */
public enum PartnerFailure {
    TOKEN_INVALID,
    ACCESS_DENIED,
    CREDENTIALS_MISSING,
    SHOP_FROZEN,
    SHOP_LOCKED,
    SHOP_NOT_FOUND,
    UNREACHABLE,
    /** Nearly all its items turned empty at once: held until the next run says the same. */
    SUSPICIOUS,
    /** The pipeline's failure: nobody finished the job. */
    STALLED,
    /** The pipeline's failure: a message of the job ended in the dead letters. */
    PAGE_REJECTED,
    /** The pipeline's failure: a request or answer that our own code got wrong. */
    INTERNAL
}
