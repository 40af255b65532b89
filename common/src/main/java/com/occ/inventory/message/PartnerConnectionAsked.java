package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A person wants to know whether a partner's store opens, and what is in it. Goes to partner-fetcher.
 *
 * @param notAfter nobody waits for the answer any longer
 * @param token to be tried, sealed for this partner and domain; null for the one that is stored
 */
public record PartnerConnectionAsked(
        UUID questionId, Instant notAfter, String partner, String shopDomain, SealedToken token) implements Event {

    @Override
    public String toString() {
        return "PartnerConnectionAsked[questionId=" + questionId + ", partner=" + partner + ", shopDomain=" + shopDomain
                + "]";
    }
}
