package com.occ.inventory.admin.overview;

/** What a partner's badge says. */
public enum PartnerStatus {
    HEALTHY,
    RUNNING,
    /** Its part of a run waits for a fetcher, or for another sync of the partner. */
    QUEUED,
    PAUSED,
    /** It fails, and the next run may well put it right. */
    WILL_RECOVER,
    /** It fails, and goes on failing until a person does something. */
    ACTION_REQUIRED,
    NEVER_SYNCED
}
