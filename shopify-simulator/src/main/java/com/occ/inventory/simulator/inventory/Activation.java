package com.occ.inventory.simulator.inventory;

import com.occ.inventory.simulator.shop.Catalogue;
import com.occ.inventory.simulator.shop.Gid;
import com.occ.inventory.simulator.shop.Level;
import java.util.List;

/** inventoryActivate: stocks an item at a location. Runs inside the shop's lock. */
public record Activation(Level inventoryLevel, List<UserError> userErrors) {

    /** @param available null leaves an existing quantity, or begins with 0 */
    public static Activation of(Catalogue catalogue, String itemGid, String locationGid, Integer available) {
        var item = catalogue.item(Gid.number(itemGid, "InventoryItem"));
        if (item.isEmpty()) {
            return refused("inventoryItemId", "The specified inventory item could not be found.");
        }
        var location = catalogue.location(Gid.number(locationGid, "Location"));
        if (location.isEmpty()) {
            return refused("locationId", "The specified location could not be found.");
        }
        if (!location.get().active()) {
            return refused("locationId", "The product couldn't be stocked because the location is not active.");
        }
        var existing = item.get().level(location.get().id());
        if (existing.isPresent() && existing.get().active() && available != null) {
            return refused(
                    "available",
                    "Not allowed to set available quantity when the item is already active at the location.");
        }
        var level = existing.orElseGet(() -> item.get().stockAt(location.get(), 0));
        level.activate(true);
        if (available != null) {
            level.setAvailable(available);
        }
        return new Activation(level, List.of());
    }

    private static Activation refused(String argument, String message) {
        return new Activation(null, List.of(new UserError(null, List.of(argument), message)));
    }
}
