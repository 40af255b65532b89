package com.occ.inventory.shopify;

/**
 * Why a store could not be read or written, after all that could be tried was tried. The message holds Shopify's own
 * words and never a token.
 */
public abstract sealed class ShopifyProblem extends RuntimeException {

    public enum Kind {
        TOKEN_INVALID,
        ACCESS_DENIED,
        SHOP_FROZEN,
        SHOP_LOCKED,
        SHOP_NOT_FOUND,
        UNREACHABLE,
        REQUEST_REFUSED
    }

    private final Kind kind;
    private final String requestId;

    private ShopifyProblem(Kind kind, String message, String requestId, Throwable cause) {
        super(requestId == null ? message : message + " (request " + requestId + ")", cause);
        this.kind = kind;
        this.requestId = requestId;
    }

    public Kind kind() {
        return kind;
    }

    /** What Shopify's support asks for, the answer's {@code x-request-id}; null when there was no answer. */
    public String requestId() {
        return requestId;
    }

    /**
     * The token is revoked or wrong, or the app was uninstalled: a person must enter another one. An expired token is not
     * meant: where another one can be had, it is had.
     */
    public static final class TokenInvalid extends ShopifyProblem {
        private TokenInvalid(String message, String requestId) {
            super(Kind.TOKEN_INVALID, message, requestId, null);
        }

        /** The store takes no calls with this token. */
        public static TokenInvalid revoked(String words, String requestId) {
            return new TokenInvalid("access token refused, revoked or wrong: " + words, requestId);
        }

        /** The store issues no token for what was offered. */
        static TokenInvalid notIssued(String offered, String words, String requestId) {
            return new TokenInvalid(offered + " refused: " + words, requestId);
        }

        /** There is nothing that a token could be had with. */
        public static TokenInvalid missing(String why) {
            return new TokenInvalid("no access token: " + why, null);
        }
    }

    /** The token lacks a scope. */
    public static final class AccessDenied extends ShopifyProblem {
        private final String requiredAccess;

        public AccessDenied(String requiredAccess, String words, String requestId) {
            super(Kind.ACCESS_DENIED, "access denied: " + words, requestId, null);
            this.requiredAccess = requiredAccess;
        }

        /** The scope that is missing, in Shopify's words; null when Shopify does not say. */
        public String requiredAccess() {
            return requiredAccess;
        }
    }

    /** The store's owner has not paid, or paused the store. */
    public static final class ShopFrozen extends ShopifyProblem {
        public ShopFrozen(String words, String requestId) {
            super(Kind.SHOP_FROZEN, "shop frozen: " + words, requestId, null);
        }
    }

    /** Shopify closed the store. */
    public static final class ShopLocked extends ShopifyProblem {
        public ShopLocked(String words, String requestId) {
            super(Kind.SHOP_LOCKED, "shop locked: " + words, requestId, null);
        }
    }

    /** There is no such store, or not now. */
    public static final class ShopNotFound extends ShopifyProblem {
        public ShopNotFound(String words, String requestId) {
            super(Kind.SHOP_NOT_FOUND, "shop not found: " + words, requestId, null);
        }
    }

    /** No usable answer came. Whether a write was carried out is unknown. */
    public static final class Unreachable extends ShopifyProblem {
        private final int attempts;

        public Unreachable(int attempts, String words, String requestId, Throwable cause) {
            super(Kind.UNREACHABLE, "unreachable after " + attempts + " attempts: " + words, requestId, cause);
            this.attempts = attempts;
        }

        /** Requests that were sent; 0 when the store was left alone because it had just failed again and again. */
        public int attempts() {
            return attempts;
        }
    }

    /** Shopify does not accept what we sent: our bug, which no retry mends. */
    public static final class RequestRefused extends ShopifyProblem {
        private final String code;

        public RequestRefused(String code, String words, String requestId) {
            super(
                    Kind.REQUEST_REFUSED,
                    "request refused: " + (code == null ? "" : code + ": ") + words,
                    requestId,
                    null);
            this.code = code;
        }

        /** Shopify's code, or null. */
        public String code() {
            return code;
        }
    }
}
