package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.inventory.UserError;
import com.occ.inventory.simulator.shop.Fault;
import java.util.List;
import java.util.Optional;

/** The refusals of a set that no state of a shop brings about. Nothing was written, and the key stays unused. */
final class UserErrorFaults {
    private UserErrorFaults() {}

    static Optional<List<UserError>> of(Fault.Kind fault) {
        return Optional.ofNullable(
                        switch (fault) {
                            case UNKNOWN_USER_ERROR ->
                                new UserError(
                                        "ITEM_UNDER_REVIEW",
                                        List.of("input", "quantities", "0", "inventoryItemId"),
                                        "The inventory item is under review.");
                            case UNINDEXED_USER_ERROR ->
                                new UserError(null, List.of("input"), "The quantities could not be set.");
                            case PREVIOUS_ATTEMPT_FAILED ->
                                new UserError(
                                        "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
                                        null,
                                        "A previous request with this idempotency key failed. Retry with a new idempotency key.");
                            case KEY_PARAMETER_MISMATCH ->
                                new UserError(
                                        "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
                                        null,
                                        "The same idempotency key cannot be used with different operation parameters.");
                            case CONCURRENT_REQUEST ->
                                new UserError(
                                        "IDEMPOTENCY_CONCURRENT_REQUEST",
                                        null,
                                        "This request is currently in progress, please try again.");
                            default -> null;
                        })
                .map(List::of);
    }
}
