package com.occ.inventory.simulator.control;

import com.occ.inventory.simulator.shop.Location;
import com.occ.inventory.simulator.shop.Shop;
import java.util.List;

/** What a client needs to know of a shop it made. */
record ShopView(String domain, String name, List<String> locationIds, List<VariantView> variants) {

    record VariantView(String variantId, String inventoryItemId, String sku, int available) {}

    static ShopView of(Shop shop) {
        return shop.exclusively(() -> new ShopView(
                shop.domain(),
                shop.name(),
                shop.catalogue().locations().stream().map(Location::gid).toList(),
                shop.catalogue().variants().values().stream()
                        .map(variant ->
                                new VariantView(variant.gid(), variant.itemGid(), variant.sku(), variant.available()))
                        .toList()));
    }
}
