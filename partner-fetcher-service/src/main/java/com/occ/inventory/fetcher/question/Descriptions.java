package com.occ.inventory.fetcher.question;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.message.StoreLocation;
import com.occ.inventory.shopify.StoreDescription;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A partner's store in the words of the answer, and what its token lacks for a sync. */
final class Descriptions {
    /** What reading variants takes; {@code read_locations} only lets people choose among locations by name. */
    private static final List<String> NEEDED = List.of("read_products", "read_inventory");

    private Descriptions() {}

    static StoreDescribed of(UUID questionId, StoreDescription store) {
        List<String> missing =
                NEEDED.stream().filter(scope -> !store.allows(scope)).toList();
        return new StoreDescribed(
                questionId,
                store.shop().name(),
                store.scopes().stream().sorted().toList(),
                missing,
                store.locations().stream().flatMap(Descriptions::location).toList(),
                missing.isEmpty() ? null : failure(missing));
    }

    private static QuestionFailure failure(List<String> missing) {
        return new QuestionFailure(
                PartnerFailure.ACCESS_DENIED,
                "the token lacks " + String.join(" and ", missing)
                        + ": add " + (missing.size() == 1 ? "this scope" : "these scopes")
                        + " to the app in the store's admin, install it again and enter its new token",
                null);
    }

    private static Stream<StoreLocation> location(StoreDescription.Place place) {
        String number = place.gid().substring(place.gid().lastIndexOf('/') + 1);
        return number.matches("\\d{1,18}")
                ? Stream.of(new StoreLocation(Long.parseLong(number), place.name(), place.active()))
                : Stream.empty();
    }
}
