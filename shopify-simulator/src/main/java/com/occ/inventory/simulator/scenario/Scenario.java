package com.occ.inventory.simulator.scenario;

import java.util.List;

/** A retailer's shop, its partners', and which variant there feeds which item here. */
public record Scenario(Retailer occ, List<Partner> partners, List<Mapping> mappings) {
    static final Scenario NONE = new Scenario(null, List.of(), List.of());

    public record Retailer(
            String domain, String accessToken, String clientId, String clientSecret, String locationId) {}

    public record Partner(String key, String name, String domain, String accessToken) {}

    public record Mapping(Partner partner, long variantId, long storeItemId, String sku) {}
}
