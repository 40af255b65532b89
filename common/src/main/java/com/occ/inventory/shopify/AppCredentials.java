package com.occ.inventory.shopify;

/** What an app asks for tokens with. Never printed in full. */
public record AppCredentials(String clientId, String clientSecret) {

    public AppCredentials {
        if (clientId == null || clientId.isBlank() || clientSecret == null || clientSecret.isBlank()) {
            throw new IllegalArgumentException("an app needs a client id and a client secret");
        }
    }

    @Override
    public String toString() {
        return "AppCredentials[clientId=" + clientId + "]";
    }
}
