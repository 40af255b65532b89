package com.occ.inventory.shopify;

import java.util.regex.Pattern;

/**
 * The name of a store, checked before it may become part of an address. Made by {@link ShopifySettings#domain}, since
 * what is allowed depends on where stores live.
 */
public record ShopDomain(String value) {

    private static final Pattern SHOPIFY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}\\.myshopify\\.com");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    /** The widest rule, so that no instance can leave its place in an address, whoever made it. */
    public ShopDomain {
        if (value == null || !ELSEWHERE.matcher(value).matches() || value.contains("..")) {
            throw new IllegalArgumentException("not a shop domain: it must look like name.myshopify.com");
        }
    }

    /** A store at Shopify. */
    static ShopDomain atShopify(String value) {
        if (value == null || !SHOPIFY.matcher(value).matches()) {
            throw new IllegalArgumentException("not a shop domain: it must look like name.myshopify.com");
        }
        return new ShopDomain(value);
    }

    /** Its first part, by which meters name a store. */
    String label() {
        int dot = value.indexOf('.');
        return dot < 0 ? value : value.substring(0, dot);
    }

    @Override
    public String toString() {
        return value;
    }
}
