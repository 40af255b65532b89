package com.occ.inventory.admin.mapping;

/** One mapped pair, ids as digits. {@code sku} may be empty. */
public record Mapping(String partner, long variantId, long storeItemId, String sku) {}
