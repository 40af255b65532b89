package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A partner's store could not be read.
 *
 * @param message what happened in a sentence, with Shopify's own words
 * @param requestId Shopify's x-request-id; null when no answer came
 * @param credentialsVersion the credentials that were used; a newer version means "try again", not an alert
 * @param pagesPublished pages of this dispatch that went out before the failure
 */
public record PartnerFetchFailed(
        UUID runId,
        long dispatch,
        String partner,
        PartnerFailure kind,
        String message,
        String requestId,
        long credentialsVersion,
        int pagesPublished,
        Instant at)
        implements Event {}
