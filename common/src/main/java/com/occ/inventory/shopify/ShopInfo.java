package com.occ.inventory.shopify;

import tools.jackson.databind.JsonNode;

/** A store's id, name and domain as the store itself gives them. */
public record ShopInfo(String gid, String name, String domain) {

    static ShopInfo of(JsonNode shop) {
        return new ShopInfo(
                shop.path("id").asString(""),
                shop.path("name").asString(""),
                shop.path("myshopifyDomain").asString(""));
    }
}
