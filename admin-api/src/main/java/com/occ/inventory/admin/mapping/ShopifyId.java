package com.occ.inventory.admin.mapping;

import java.util.OptionalLong;

/** The digits of Shopify's ids, which people write alone or as a gid. */
public final class ShopifyId {
    private static final String GID = "gid://shopify/";

    private ShopifyId() {}

    /** Empty when the text is neither digits nor a gid of that type; ids begin at 1. */
    public static OptionalLong parse(String text, String type) {
        String prefix = GID + type + "/";
        String digits = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        if (digits.isEmpty() || digits.length() > 18 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        long id = Long.parseLong(digits);
        return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
