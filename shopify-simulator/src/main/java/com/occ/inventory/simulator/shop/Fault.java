package com.occ.inventory.simulator.shop;

/**
 * A way to fail on purpose.
 *
 * @param times how often before it is over; null: until it is cleared
 * @param only which calls it strikes; null: all
 * @param rate the share of calls it strikes, 0 to 1; null: all
 */
public record Fault(Kind kind, Integer times, Only only, Double rate) {
    public Fault {
        if (kind == null) {
            throw new IllegalArgumentException("A fault needs a kind.");
        }
        if (times != null && times < 1) {
            throw new IllegalArgumentException("A fault's times must be at least 1, or null for until cleared.");
        }
        if (rate != null && !(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("A fault's rate must be between 0 and 1.");
        }
    }

    public static Fault of(Kind kind, Integer times) {
        return new Fault(kind, times, null, null);
    }

    boolean strikes(boolean mutation) {
        if (kind == Kind.WRITE_THEN_LOST_ANSWER && !mutation) {
            return false;
        }
        return only == null || (only == Only.MUTATION) == mutation;
    }

    public enum Only {
        QUERY,
        MUTATION
    }

    public enum Kind {
        NONE,
        HTML_502,
        HTTP_500,
        HTTP_503,
        EMPTY_BODY,
        HANG,
        /** A whole HTTP answer around half a JSON document. */
        TRUNCATED,
        /** The connection closes in the middle of the body. */
        CUT_BODY,
        RESET,
        UNAUTHORIZED,
        FORBIDDEN_403,
        ACCESS_DENIED,
        FROZEN_402,
        LOCKED_423,
        NOT_FOUND_404,
        SHOP_INACTIVE,
        THROTTLED,
        INTERNAL_SERVER_ERROR,
        RATE_LIMITED_429,
        /** The mutation is done; the connection is reset before its answer. Queries pass. */
        WRITE_THEN_LOST_ANSWER
    }
}
