package com.occ.inventory.admin.partner;

/** What a caller wants a partner to be; null leaves a known partner's value as it is. */
record PartnerRequest(String name, String shopDomain, String accessToken, Boolean paused) {
    @Override
    public String toString() {
        return "PartnerRequest[name=" + name + ", shopDomain=" + shopDomain + ", paused=" + paused + "]";
    }
}
