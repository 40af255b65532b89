package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.inventory.Activation;
import com.occ.inventory.simulator.inventory.AdjustmentGroup;
import com.occ.inventory.simulator.inventory.SetResult;
import com.occ.inventory.simulator.inventory.UserError;
import com.occ.inventory.simulator.shop.Gid;
import com.occ.inventory.simulator.shop.Level;
import com.occ.inventory.simulator.shop.Location;
import com.occ.inventory.simulator.shop.Variant;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Inventory items, their levels, and the payloads of the inventory mutations. */
final class InventoryFields {
    private static final Set<String> QUANTITY_NAMES = Set.of(
            "available", "committed", "on_hand", "incoming", "reserved", "damaged", "quality_control", "safety_stock");

    private record Quantity(Level level, String name, int quantity) {}

    private InventoryFields() {}

    static List<TypeRuntimeWiring.Builder> wirings() {
        return List.of(
                item(),
                level(),
                quantity(),
                setPayload(),
                group(),
                change(),
                userError("InventorySetQuantitiesUserError", true),
                activatePayload(),
                userError("UserError", false));
    }

    private static TypeRuntimeWiring.Builder item() {
        return Fields.of("InventoryItem", Item.class)
                .plain("id", item -> item.variant().itemGid())
                .plain("legacyResourceId", item -> Long.toString(item.variant().itemId()))
                .plain("sku", item -> item.variant().sku())
                .plain("tracked", item -> item.variant().tracked())
                .plain("requiresShipping", item -> true)
                .plain(
                        "locationsCount",
                        item -> new Count(item.variant().levels().size(), "EXACT"))
                .plain("variant", Item::variant)
                .fetched("variants", InventoryFields::variantsOfItem)
                .fetched("inventoryLevel", InventoryFields::levelOfItem)
                .fetched("inventoryLevels", InventoryFields::levelsOfItem)
                .wiring();
    }

    private static Object variantsOfItem(DataFetchingEnvironment environment) {
        Item item = environment.getSource();
        var one = new TreeMap<Long, Variant>();
        one.put(item.variant().id(), item.variant());
        return Connection.of(environment, one);
    }

    private static Level levelOfItem(DataFetchingEnvironment environment) {
        Item item = environment.getSource();
        return shown(environment, item.variant().level(Gid.number(environment.getArgument("locationId"), "Location")));
    }

    static Level levelOfLocation(DataFetchingEnvironment environment) {
        Location location = environment.getSource();
        return shown(
                environment,
                Call.of(environment)
                        .shop()
                        .catalogue()
                        .item(Gid.number(environment.getArgument("inventoryItemId"), "InventoryItem"))
                        .flatMap(item -> item.level(location.id())));
    }

    private static Level shown(DataFetchingEnvironment environment, Optional<Level> level) {
        boolean inactiveToo = environment.getArgument("includeInactive");
        return level.filter(found -> inactiveToo || found.active()).orElse(null);
    }

    private static Object levelsOfItem(DataFetchingEnvironment environment) {
        Item item = environment.getSource();
        boolean inactiveToo = environment.getArgument("includeInactive");
        var levels = new TreeMap<Long, Level>();
        item.variant().levels().stream()
                .filter(level -> inactiveToo || level.active())
                .forEach(level -> levels.put(level.location().id(), level));
        return Connection.of(environment, levels);
    }

    private static TypeRuntimeWiring.Builder level() {
        return Fields.of("InventoryLevel", Level.class)
                .plain("id", Level::gid)
                .plain("isActive", Level::active)
                .plain("item", level -> new Item(level.item()))
                .plain("location", Level::location)
                .fetched("quantities", InventoryFields::quantities)
                .wiring();
    }

    /** A number cannot be null here, so one that is not known is left out. */
    private static Object quantities(DataFetchingEnvironment environment) {
        Level level = environment.getSource();
        List<String> names = environment.getArgument("names");
        return names.stream()
                .filter(QUANTITY_NAMES::contains)
                .filter(name -> !(name.equals("available") && level.item().quantityUnknown()))
                .map(name -> new Quantity(level, name, level.quantity(name)))
                .toList();
    }

    private static TypeRuntimeWiring.Builder quantity() {
        return Fields.of("InventoryQuantity", Quantity.class)
                .plain(
                        "id",
                        quantity -> quantity.level().gid().replace("InventoryLevel", "InventoryQuantity") + "&name="
                                + quantity.name())
                .plain("name", Quantity::name)
                .plain("quantity", Quantity::quantity)
                .wiring();
    }

    private static TypeRuntimeWiring.Builder setPayload() {
        return Fields.of("InventorySetQuantitiesPayload", SetResult.class)
                .plain("inventoryAdjustmentGroup", SetResult::inventoryAdjustmentGroup)
                .plain("userErrors", SetResult::userErrors)
                .wiring();
    }

    private static TypeRuntimeWiring.Builder group() {
        return Fields.of("InventoryAdjustmentGroup", AdjustmentGroup.class)
                .plain("id", AdjustmentGroup::id)
                .plain("createdAt", group -> group.createdAt().toString())
                .plain("reason", AdjustmentGroup::reason)
                .plain("referenceDocumentUri", AdjustmentGroup::referenceDocumentUri)
                .plain("changes", AdjustmentGroup::changes)
                .wiring();
    }

    private static TypeRuntimeWiring.Builder change() {
        return Fields.of("InventoryChange", AdjustmentGroup.Change.class)
                .plain("name", AdjustmentGroup.Change::name)
                .plain("delta", AdjustmentGroup.Change::delta)
                .fetched("item", InventoryFields::itemOfChange)
                .plain("location", AdjustmentGroup.Change::location)
                .plain("ledgerDocumentUri", change -> null)
                .plain("quantityAfterChange", change -> null)
                .wiring();
    }

    /** Null for an item that is gone by now: a change told again is told from the shop's state of today. */
    private static Item itemOfChange(DataFetchingEnvironment environment) {
        AdjustmentGroup.Change change = environment.getSource();
        return Call.of(environment)
                .shop()
                .catalogue()
                .item(change.item().itemId())
                .map(Item::new)
                .orElse(null);
    }

    private static TypeRuntimeWiring.Builder activatePayload() {
        return Fields.of("InventoryActivatePayload", Activation.class)
                .plain("inventoryLevel", Activation::inventoryLevel)
                .plain("userErrors", Activation::userErrors)
                .wiring();
    }

    private static TypeRuntimeWiring.Builder userError(String type, boolean coded) {
        var fields = Fields.of(type, UserError.class)
                .plain("field", UserError::field)
                .plain("message", UserError::message);
        return coded ? fields.plain("code", UserError::code).wiring() : fields.wiring();
    }
}
