package com.occ.inventory.updater.decision;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.InventorySnapshot.State;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.message.SyncRules.GonePolicy;
import com.occ.inventory.shopify.ItemLevel;
import com.occ.inventory.shopify.ItemLevel.Absent;
import com.occ.inventory.shopify.ItemLevel.Stocked;

/** What to do with an item: the partner's word and the store's level in, a decision out. The partner always wins. */
public sealed interface Decision {
    /** Shopify's own bound of a quantity. */
    int MAX_QUANTITY = 1_000_000_000;

    /** The level must become {@code target}. */
    record Write(int before, int target) implements Decision {}

    record Leave(int level) implements Decision {}

    /** Nothing can be written, and the item's record says why. */
    record Refuse(String code, String message) implements Decision {}

    /** Without looking at the store: the refusal that the partner's word alone makes, or null. */
    static Refuse refusal(InventorySnapshot.Row row, SyncRules rules) {
        return switch (row.state()) {
            case AVAILABLE ->
                row.available() > MAX_QUANTITY
                        ? new Refuse(
                                "QUANTITY_TOO_HIGH",
                                "the partner has " + row.available() + ", Shopify takes 1,000,000,000")
                        : null;
            case DELETED ->
                rules.variantGone() == GonePolicy.KEEP
                        ? new Refuse(
                                "VARIANT_DELETED",
                                "the partner deleted this variant; OCC keeps its number: map another variant, or remove the mapping")
                        : null;
            case UNTRACKED ->
                new Refuse(
                        "UNTRACKED",
                        "the partner does not track this variant's stock: ask the partner, or remove the mapping");
            case BUNDLE ->
                new Refuse(
                        "BUNDLE",
                        "the partner's variant is a bundle, which has no stock of its own: map its components");
            case NOT_STOCKED ->
                new Refuse(
                        "PARTNER_NOT_STOCKED",
                        "the partner stocks this variant at none of the locations chosen for it; OCC keeps its own number: choose another location, or ask the partner");
            case UNKNOWN ->
                new Refuse(
                        "UNKNOWN_QUANTITY", "the partner's store gave no number for this variant; OCC keeps its own");
        };
    }

    /** @param row one that {@link #refusal} lets pass */
    static Decision of(InventorySnapshot.Row row, ItemLevel level) {
        if (level instanceof Absent absent) {
            return absent(absent);
        }
        int before = ((Stocked) level).available();
        int target = target(row);
        return before == target ? new Leave(before) : new Write(before, target);
    }

    /** Whether the item is written although its record stays a failure: a variant that is gone leaves OCC at 0. */
    static boolean gone(InventorySnapshot.Row row) {
        return row.state() == State.DELETED;
    }

    private static int target(InventorySnapshot.Row row) {
        return row.state() == State.DELETED ? 0 : Math.max(0, row.available());
    }

    private static Refuse absent(Absent absent) {
        return switch (absent.reason()) {
            case ITEM_MISSING ->
                new Refuse(
                        "STORE_ITEM_MISSING",
                        "the OCC store has no such inventory item: map another one, or remove the mapping");
            case NOT_STOCKED ->
                new Refuse(
                        "NOT_STOCKED_AT_LOCATION",
                        "OCC does not stock this item at the location: stock it there in Shopify, or set OCC_LOCATION_ID");
            case UNTRACKED ->
                new Refuse(
                        "STORE_ITEM_UNTRACKED",
                        "OCC does not track this item's stock: switch on \"Track quantity\" in Shopify");
            case UNKNOWN_QUANTITY ->
                new Refuse(
                        "STORE_QUANTITY_UNKNOWN",
                        "Shopify did not say how many of this item OCC has, so nothing was written: the next run asks again; "
                                + "if it stays, set the quantity in Shopify by hand once");
        };
    }
}
