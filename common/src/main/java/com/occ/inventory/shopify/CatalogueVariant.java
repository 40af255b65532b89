package com.occ.inventory.shopify;

import tools.jackson.databind.JsonNode;

/**
 * A variant as a store's catalogue lists it. Nothing makes a sku or a barcode unique.
 *
 * @param variantGid {@code gid://shopify/ProductVariant/...}
 * @param inventoryItemGid {@code gid://shopify/InventoryItem/...}
 * @param sku null when there is none, never blank
 * @param barcode null when there is none, never blank
 * @param tracked whether the store counts it
 */
public record CatalogueVariant(
        String variantGid,
        String inventoryItemGid,
        String productTitle,
        String variantTitle,
        String sku,
        String barcode,
        boolean tracked) {

    public CatalogueVariant {
        sku = blankToNull(sku);
        barcode = blankToNull(barcode);
    }

    /** Null when the node lacks what every variant has. */
    static CatalogueVariant of(JsonNode node) {
        JsonNode item = node.path("inventoryItem");
        boolean whole = node.path("id").isString()
                && item.path("id").isString()
                && item.path("tracked").isBoolean();
        return whole
                ? new CatalogueVariant(
                        node.path("id").asString(),
                        item.path("id").asString(),
                        node.path("product").path("title").asString(""),
                        node.path("title").asString(""),
                        node.path("sku").asString(null),
                        node.path("barcode").asString(null),
                        item.path("tracked").asBoolean())
                : null;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
