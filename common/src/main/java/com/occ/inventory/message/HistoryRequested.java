package com.occ.inventory.message;

import java.time.Instant;

/**
 * Asks the scheduler to tell again, as RunChanged and PartnerSyncChanged, the state of the runs that were requested in this span.
 * Whoever lost them, or never had them, has them then.
 *
 * @param from the first moment that counts
 * @param to the first that no longer does
 */
public record HistoryRequested(Instant from, Instant to) implements Event {}
