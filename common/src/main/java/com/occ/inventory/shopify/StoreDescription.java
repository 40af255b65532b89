package com.occ.inventory.shopify;

import java.util.List;
import java.util.Set;

/**
 * What a store says of itself to the one who holds its token.
 *
 * @param scopes that the token has (https://shopify.dev/docs/api/admin-graphql/latest/queries/currentAppInstallation)
 * @param locations all of them; empty when the scopes do not reach them
 */
public record StoreDescription(ShopInfo shop, Set<String> scopes, List<Place> locations) {

    public StoreDescription {
        scopes = Set.copyOf(scopes);
        locations = List.copyOf(locations);
    }

    /** @param gid {@code gid://shopify/Location/...} */
    public record Place(String gid, String name, boolean active) {}

    /** A scope to write is one to read. */
    public boolean allows(String scope) {
        return scopes.contains(scope) || scope.startsWith("read_") && scopes.contains("write_" + scope.substring(5));
    }
}
