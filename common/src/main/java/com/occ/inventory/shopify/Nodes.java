package com.occ.inventory.shopify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Reads the answer to {@code nodes(ids:)}: a node for each id at its place, null where there is no such thing. */
final class Nodes {
    /** More than a person tries again by hand. */
    private static final int MANY = 10;

    private Nodes() {}

    static <T> List<T> read(Answer answer, List<String> gids, BiFunction<String, JsonNode, T> read) {
        JsonNode nodes = answer.data().path("nodes");
        if (!nodes.isArray() || nodes.size() != gids.size()) {
            throw answer.unusable("asked for " + gids.size() + " nodes, answered with " + nodes.size());
        }
        List<T> all = new ArrayList<>(gids.size());
        for (int i = 0; i < gids.size(); i++) {
            String gid = gids.get(i);
            JsonNode node = nodes.path(i);
            if (node.path("id").isString() && !node.path("id").asString().equals(gid)) {
                throw answer.unusable("the nodes are not in the order asked for");
            }
            all.add(read.apply(gid, node));
        }
        return all;
    }

    static VariantStock variant(String gid, JsonNode node) {
        return stock(gid, node, () -> integer(node.path("inventoryQuantity")));
    }

    static VariantStock variantAtLocation(String gid, JsonNode node) {
        JsonNode level = node.path("inventoryItem").path("inventoryLevel");
        VariantStock stock = stock(gid, node, () -> quantity(level, "available"));
        boolean counted = stock instanceof VariantStock.Available
                || ((VariantStock.Unavailable) stock).reason() == VariantStock.Reason.UNKNOWN_QUANTITY;
        return counted && (!level.isObject() || isFalse(level.path("isActive")))
                ? new VariantStock.Unavailable(gid, VariantStock.Reason.NOT_STOCKED)
                : stock;
    }

    private static VariantStock stock(String gid, JsonNode node, Supplier<Integer> available) {
        if (!node.path("id").isString()) {
            return new VariantStock.Unavailable(gid, VariantStock.Reason.DELETED);
        }
        if (isTrue(node.path("requiresComponents"))) {
            return new VariantStock.Unavailable(gid, VariantStock.Reason.BUNDLE);
        }
        if (isFalse(node.path("inventoryItem").path("tracked"))) {
            return new VariantStock.Unavailable(gid, VariantStock.Reason.UNTRACKED);
        }
        Integer quantity = available.get();
        return quantity == null
                ? new VariantStock.Unavailable(gid, VariantStock.Reason.UNKNOWN_QUANTITY)
                : new VariantStock.Available(gid, quantity);
    }

    /**
     * A level without its quantity is that item's trouble alone. Where many have none, and no other has one, the answer itself is no
     * use.
     */
    static List<ItemLevel> levels(Answer answer, List<String> gids) {
        List<ItemLevel> levels = read(answer, gids, Nodes::level);
        if (levels.stream().filter(Nodes::unknown).count() >= MANY
                && levels.stream().noneMatch(ItemLevel.Stocked.class::isInstance)) {
            throw answer.unusable("no level has its available quantity");
        }
        return levels;
    }

    private static boolean unknown(ItemLevel level) {
        return level instanceof ItemLevel.Absent absent && absent.reason() == ItemLevel.Reason.UNKNOWN_QUANTITY;
    }

    private static ItemLevel level(String gid, JsonNode node) {
        if (!node.path("id").isString()) {
            return new ItemLevel.Absent(gid, ItemLevel.Reason.ITEM_MISSING);
        }
        if (isFalse(node.path("tracked"))) {
            return new ItemLevel.Absent(gid, ItemLevel.Reason.UNTRACKED);
        }
        JsonNode level = node.path("inventoryLevel");
        if (!level.isObject() || isFalse(level.path("isActive"))) {
            return new ItemLevel.Absent(gid, ItemLevel.Reason.NOT_STOCKED);
        }
        Integer available = quantity(level, "available");
        Integer committed = quantity(level, "committed");
        return available == null
                ? new ItemLevel.Absent(gid, ItemLevel.Reason.UNKNOWN_QUANTITY)
                : new ItemLevel.Stocked(gid, available, committed == null ? 0 : committed);
    }

    private static Integer quantity(JsonNode level, String name) {
        for (JsonNode quantity : level.path("quantities")) {
            if (quantity.path("name").asString("").equals(name)) {
                return integer(quantity.path("quantity"));
            }
        }
        return null;
    }

    /** What is missing is neither true nor false. */
    static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.asBoolean();
    }

    private static boolean isTrue(JsonNode node) {
        return node.isBoolean() && node.asBoolean();
    }

    /** Whole numbers may come as 12.0; null when there is none. */
    private static Integer integer(JsonNode node) {
        double value = node.isNumber() ? node.asDouble() : Double.NaN;
        return value == (int) value ? (int) value : null;
    }
}
