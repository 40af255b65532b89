package com.occ.inventory.message;

/** One mapped pair: the partner's variant and the OCC store's inventory item, each by the digits of its gid. */
public record Line(long variantId, long storeItemId) {}
