package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A person wants to see whether a channel works. The notifier tries it once; the result is a delivery under the same id.
 *
 * @param recipient a mail address; null for channels with an address of their own
 * @param notAfter nobody waits for the result any longer
 */
public record ChannelTestRequested(
        UUID deliveryId, AlertChannel channel, String recipient, String by, Instant requestedAt, Instant notAfter)
        implements Event {}
