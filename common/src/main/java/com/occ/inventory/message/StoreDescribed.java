package com.occ.inventory.message;

import java.util.List;
import java.util.UUID;

/**
 * What a store said of itself, or why it said nothing.
 *
 * @param shopName null when the store could not be opened
 * @param scopes that its token has
 * @param missingScopes that a sync needs and its token has not
 * @param locations all of them; empty, too, when the token may not see them
 * @param failure null when the store opened and nothing is missing
 */
public record StoreDescribed(
        UUID questionId,
        String shopName,
        List<String> scopes,
        List<String> missingScopes,
        List<StoreLocation> locations,
        QuestionFailure failure)
        implements Event {

    public StoreDescribed {
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
        missingScopes = missingScopes == null ? List.of() : List.copyOf(missingScopes);
        locations = locations == null ? List.of() : List.copyOf(locations);
    }
}
