package com.occ.inventory.updater.store;

import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.shopify.ShopifyProblem;
import java.util.Optional;

/**
 * Why the OCC store itself cannot be written, whatever the items.
 *
 * @param requestId Shopify's, or null
 */
public record Trouble(StoreFailure failure, String message, String requestId) {

    public static Trouble of(LocationMissing missing) {
        return new Trouble(StoreFailure.LOCATION_MISSING, missing.getMessage(), null);
    }

    /** Empty when the store is not to blame: the fault lies with what we asked, or with something else altogether. */
    public static Optional<Trouble> of(Throwable error) {
        if (error instanceof LocationMissing missing) {
            return Optional.of(of(missing));
        }
        return error instanceof ShopifyProblem problem && problem.kind() != ShopifyProblem.Kind.REQUEST_REFUSED
                ? Optional.of(ofProbe(problem))
                : Optional.empty();
    }

    /** Of a store that was asked for its location: as long as it does not answer that, for whatever reason, it cannot be used. */
    public static Trouble ofProbe(ShopifyProblem problem) {
        return new Trouble(failure(problem.kind()), problem.getMessage(), problem.requestId());
    }

    private static StoreFailure failure(ShopifyProblem.Kind kind) {
        return switch (kind) {
            case TOKEN_INVALID -> StoreFailure.TOKEN_INVALID;
            case ACCESS_DENIED -> StoreFailure.ACCESS_DENIED;
            case SHOP_FROZEN -> StoreFailure.SHOP_FROZEN;
            case SHOP_LOCKED -> StoreFailure.SHOP_LOCKED;
            case SHOP_NOT_FOUND -> StoreFailure.SHOP_NOT_FOUND;
            case UNREACHABLE, REQUEST_REFUSED -> StoreFailure.UNREACHABLE;
        };
    }
}
