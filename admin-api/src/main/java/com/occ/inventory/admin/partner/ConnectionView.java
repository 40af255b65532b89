package com.occ.inventory.admin.partner;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.StoreDescribed;
import java.util.List;

/**
 * What the trial of a token came to.
 *
 * @param failure null when it works
 */
record ConnectionView(
        boolean works,
        String shopName,
        List<String> scopes,
        List<String> missingScopes,
        List<Place> locations,
        Failure failure) {

    record Place(String id, String name, boolean active) {}

    record Failure(PartnerFailure kind, String message, String requestId) {}

    static ConnectionView of(StoreDescribed described) {
        return new ConnectionView(
                described.failure() == null,
                described.shopName(),
                described.scopes(),
                described.missingScopes(),
                described.locations().stream()
                        .map(location -> new Place(Long.toString(location.id()), location.name(), location.active()))
                        .toList(),
                described.failure() == null
                        ? null
                        : new Failure(
                                described.failure().kind(),
                                described.failure().message(),
                                described.failure().requestId()));
    }
}
