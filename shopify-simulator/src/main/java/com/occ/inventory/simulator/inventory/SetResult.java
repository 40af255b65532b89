package com.occ.inventory.simulator.inventory;

import java.util.List;

/**
 * The payload of inventorySetQuantities.
 *
 * @param inventoryAdjustmentGroup null when refused, and when every quantity was already so
 */
public record SetResult(AdjustmentGroup inventoryAdjustmentGroup, List<UserError> userErrors) {
    public static SetResult refused(List<UserError> errors) {
        return new SetResult(null, errors);
    }

    static SetResult done(AdjustmentGroup group) {
        return new SetResult(group, List.of());
    }
}
