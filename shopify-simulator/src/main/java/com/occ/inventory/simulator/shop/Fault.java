package com.occ.inventory.simulator.shop;

/**
 * A way to fail on purpose.
 *
 * @param times how often before it is over; null: until it is cleared
 * @param only which calls it strikes; null: all of the API, but no request for a token
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

    boolean strikes(Only call) {
        if (kind.writes && call == Only.QUERY) {
            return false;
        }
        return only == null ? call != Only.TOKEN : only == call;
    }

    public enum Only {
        QUERY,
        MUTATION,
        /** Requests for a token, of either grant. */
        TOKEN
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
        RATE_LIMITED_430,
        /** The mutation is done; the connection is reset before its answer. Queries pass. */
        WRITE_THEN_LOST_ANSWER(true),
        HTTP_504,
        /** A page for people where JSON was promised, under HTTP 200. */
        HTML_200,
        /** HTTP 200 with an entry of errors that has a message and nothing else. */
        ERRORS_WITHOUT_EXTENSIONS,
        /** The call is done and its data come, and an error beside them. */
        ERRORS_WITH_DATA,
        /** Every second entry of nodes(ids:) is null. */
        NULL_NODES,
        /** The response header names an older version than the one asked for. */
        OLDER_VERSION,
        /** The shop's bucket and its restore rate are halved for good; the call itself passes. */
        BUCKET_HALVED,
        /** A set is refused with a code that no client has heard of. */
        UNKNOWN_USER_ERROR(true),
        /** A set is refused with an error that names no row. */
        UNINDEXED_USER_ERROR(true),
        /** A set is refused because the key's first attempt is said to have failed. */
        PREVIOUS_ATTEMPT_FAILED(true),
        /** A set is refused because the key is said to have come with other rows before. */
        KEY_PARAMETER_MISMATCH(true),
        /** A set is refused because the key's first attempt is said to be still on its way. */
        CONCURRENT_REQUEST(true);

        private final boolean writes;

        Kind() {
            this(false);
        }

        /** @param writes whether queries pass */
        Kind(boolean writes) {
            this.writes = writes;
        }
    }
}
