package com.occ.inventory.admin.partner;

import java.util.List;

/**
 * What a caller wants a partner to be; null leaves a known partner's value as it is.
 *
 * @param accessToken one that does not expire; for one that does, {@code expiringToken}
 * @param locations numbers of the store's locations whose stock counts, as digits or {@code gid://shopify/Location/...};
 *     empty for all active ones
 */
record PartnerRequest(
        String name,
        String shopDomain,
        String accessToken,
        TokenRequest.Expiring expiringToken,
        Boolean paused,
        List<String> locations) {

    TokenRequest token() {
        return new TokenRequest(accessToken, expiringToken);
    }

    @Override
    public String toString() {
        return "PartnerRequest[name=" + name + ", shopDomain=" + shopDomain + ", paused=" + paused + "]";
    }
}
