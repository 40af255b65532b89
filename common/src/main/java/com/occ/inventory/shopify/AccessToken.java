package com.occ.inventory.shopify;

/** What a store's {@code X-Shopify-Access-Token} header carries. Never printed. */
public record AccessToken(String value) {

    public AccessToken {
        if (value == null || value.isBlank() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("an access token is one word of printable characters");
        }
    }

    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
