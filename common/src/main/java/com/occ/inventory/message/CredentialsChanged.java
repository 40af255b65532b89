package com.occ.inventory.message;

/**
 * A person entered, or removed, a partner's credentials. Goes to partner-fetcher alone and is never part of a replay.
 *
 * @param token sealed for this partner and domain; null when removed
 */
public record CredentialsChanged(String partner, long version, String shopDomain, SealedToken token) implements Event {

    @Override
    public String toString() {
        return "CredentialsChanged[partner=" + partner + ", version=" + version + ", shopDomain=" + shopDomain + "]";
    }
}
