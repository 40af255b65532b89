package com.occ.inventory.fetcher.job;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.shopify.ShopifyProblem;

/** Why a partner's store could not be read, in the words of the messages. */
final class FetchFailure extends RuntimeException {
    private final PartnerFailure kind;
    private final String requestId;

    FetchFailure(PartnerFailure kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.requestId = null;
    }

    private FetchFailure(ShopifyProblem problem) {
        super(words(problem), problem);
        this.kind = kind(problem.kind());
        this.requestId = problem.requestId();
    }

    static FetchFailure of(ShopifyProblem problem) {
        return new FetchFailure(problem);
    }

    /** Of all that can befall a partner's store this is what only its owner can mend. */
    private static String words(ShopifyProblem problem) {
        return problem.kind() == ShopifyProblem.Kind.TOKEN_INVALID
                ? problem.getMessage() + "; the merchant must authorise the app again, and its new token be entered"
                : problem.getMessage();
    }

    PartnerFailure kind() {
        return kind;
    }

    /** Null when no answer came. */
    String requestId() {
        return requestId;
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
