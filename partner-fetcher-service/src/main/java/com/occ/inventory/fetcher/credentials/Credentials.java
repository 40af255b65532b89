package com.occ.inventory.fetcher.credentials;

/**
 * What opens a partner's store.
 *
 * @param sealedToken null when a person removed it
 */
public record Credentials(String partner, long version, String shopDomain, String sealedToken) {

    /** What a partner has of whom nothing was ever heard. */
    static Credentials none(String partner) {
        return new Credentials(partner, 0, "", null);
    }

    @Override
    public String toString() {
        return "Credentials[partner=" + partner + ", version=" + version + ", shopDomain=" + shopDomain + "]";
    }
}
