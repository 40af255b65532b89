package com.occ.inventory.shopify;

/** A store's id, name and domain as the store itself gives them. */
public record ShopInfo(String gid, String name, String domain) {}
