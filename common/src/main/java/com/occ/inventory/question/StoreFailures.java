package com.occ.inventory.question;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.shopify.ShopifyProblem;

/** What a store's problems are called in answers. */
public final class StoreFailures {
    private StoreFailures() {}

    public static QuestionFailure of(ShopifyProblem problem) {
        return new QuestionFailure(kind(problem.kind()), problem.getMessage(), problem.requestId());
    }

    private static PartnerFailure kind(ShopifyProblem.Kind kind) {
        return switch (kind) {
            case TOKEN_INVALID -> PartnerFailure.TOKEN_INVALID;
            case ACCESS_DENIED -> PartnerFailure.ACCESS_DENIED;
            case SHOP_FROZEN -> PartnerFailure.SHOP_FROZEN;
            case SHOP_LOCKED -> PartnerFailure.SHOP_LOCKED;
            case SHOP_NOT_FOUND -> PartnerFailure.SHOP_NOT_FOUND;
            case UNREACHABLE -> PartnerFailure.UNREACHABLE;
            case REQUEST_REFUSED -> PartnerFailure.INTERNAL;
        };
    }
}
