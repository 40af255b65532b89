package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.FailureThresholdReached.Item;
import java.time.Instant;
import java.util.List;

/**
 * What an alert says besides what is wrong.
 *
 * @param sequence of the alert
 * @param name the partner's; null when it has none
 * @param lastSucceededAt null when never
 * @param items that failed, some of them
 */
record Background(long sequence, String name, Instant lastSucceededAt, List<Item> items) {}
