package com.occ.inventory.message;

/** What asked for a run. */
public enum Trigger {
    SCHEDULE,
    MANUAL,
    CRON,
    API,
    WEBHOOK
}
