package com.occ.inventory.simulator.graphql;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of the Admin API. One that is too old is silently served as the oldest supported; the response header
 * tells. See Shopify's "About API versioning".
 */
record ApiVersion(String name) {
    private static final List<String> SUPPORTED = List.of("2026-01", "2026-04", "2026-07", "2026-10", "2027-01");
    /** What a call may find itself served as, of the same schema as the newer ones. */
    static final String OLDER = "2026-04";

    private static final Pattern FORM = Pattern.compile("20\\d\\d-(01|04|07|10)");

    /** Empty for what never was a version, or is not yet one. */
    static Optional<ApiVersion> serving(String asked) {
        if (asked.equals("unstable") || SUPPORTED.contains(asked)) {
            return Optional.of(new ApiVersion(asked));
        }
        var oldest = SUPPORTED.get(0);
        return FORM.matcher(asked).matches() && asked.compareTo(oldest) < 0
                ? Optional.of(new ApiVersion(oldest))
                : Optional.empty();
    }

    /** From 2026-04 a set needs changeFromQuantity in every row and an idempotency key. */
    boolean demandsIdempotency() {
        return name.compareTo("2026-04") >= 0;
    }
}
