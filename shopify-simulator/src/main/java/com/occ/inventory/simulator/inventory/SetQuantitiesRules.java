package com.occ.inventory.simulator.inventory;

import com.occ.inventory.simulator.inventory.SetQuantities.Comparing;
import com.occ.inventory.simulator.inventory.SetQuantities.Row;
import com.occ.inventory.simulator.shop.Catalogue;
import com.occ.inventory.simulator.shop.Gid;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Why a call is refused. Messages and codes are Shopify's own, from recorded answers and the schema of 2026-07. */
final class SetQuantitiesRules {
    private static final int MOST = 1_000_000_000;
    private static final List<String> REASONS = List.of(
            "correction",
            "cycle_count_available",
            "damaged",
            "movement_canceled",
            "movement_created",
            "movement_received",
            "movement_updated",
            "other",
            "promotion",
            "quality_control",
            "received",
            "reservation_created",
            "reservation_deleted",
            "reservation_updated",
            "restock",
            "safety_stock",
            "shrinkage");

    private final Catalogue catalogue;

    SetQuantitiesRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The call's own errors, or else those of its rows. Empty: it may be done. */
    List<UserError> errors(SetQuantities call) {
        var errors = callErrors(call);
        if (!errors.isEmpty()) {
            return errors;
        }
        var seen = new HashSet<List<String>>();
        for (var index = 0; index < call.rows().size(); index++) {
            var row = call.rows().get(index);
            if (!seen.add(List.of(row.inventoryItemId(), row.locationId()))) {
                errors.add(rowError(
                        index,
                        "locationId",
                        "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
                        "The combination of inventoryItemId and locationId must be unique."));
            } else {
                rowError(index, row, call).ifPresent(errors::add);
            }
        }
        return errors;
    }

    private static List<UserError> callErrors(SetQuantities call) {
        var errors = new ArrayList<UserError>();
        if (!call.name().equals("available") && !call.name().equals("on_hand")) {
            errors.add(new UserError(
                    "INVALID_NAME",
                    List.of("input", "name"),
                    "The quantity name must be either 'available' or 'on_hand'."));
        }
        if (!REASONS.contains(call.reason())) {
            errors.add(new UserError(
                    "INVALID_REASON",
                    List.of("input", "reason"),
                    "The specified reason is invalid. Valid values are: " + String.join(", ", REASONS) + "."));
        }
        if (call.referenceDocumentUri() != null && !isUri(call.referenceDocumentUri())) {
            errors.add(new UserError(
                    "INVALID_REFERENCE_DOCUMENT",
                    List.of("input", "referenceDocumentUri"),
                    "The specified reference document is invalid."));
        }
        if (call.comparing() == Comparing.COMPARE
                && call.rows().stream().anyMatch(row -> row.changeFromQuantity() == null)) {
            errors.add(
                    new UserError(
                            "COMPARE_QUANTITY_REQUIRED",
                            List.of("input", "ignoreCompareQuantity"),
                            "The compareQuantity argument must be given to each quantity or ignored using ignoreCompareQuantity."));
        }
        return errors;
    }

    private Optional<UserError> rowError(int index, Row row, SetQuantities call) {
        var variant = catalogue.item(Gid.number(row.inventoryItemId(), "InventoryItem"));
        if (variant.isEmpty()) {
            return Optional.of(rowError(
                    index,
                    "inventoryItemId",
                    "INVALID_INVENTORY_ITEM",
                    "The specified inventory item could not be found."));
        }
        var location = catalogue.location(Gid.number(row.locationId(), "Location"));
        if (location.isEmpty()) {
            return Optional.of(
                    rowError(index, "locationId", "INVALID_LOCATION", "The specified location could not be found."));
        }
        var level = variant.get().level(location.get().id());
        if (level.isEmpty() || !level.get().active()) {
            return Optional.of(rowError(
                    index,
                    "locationId",
                    "ITEM_NOT_STOCKED_AT_LOCATION",
                    "The specified inventory item is not stocked at the location."));
        }
        if (variant.get().requiresComponents()) {
            return Optional.of(rowError(
                    index,
                    "inventoryItemId",
                    "NON_MUTABLE_INVENTORY_ITEM",
                    "The specified inventory item is not allowed to be adjusted via API."));
        }
        var current = level.get().quantity(call.name());
        if (row.changeFromQuantity() != null && row.changeFromQuantity() != current) {
            return Optional.of(stale(index, call.comparing()));
        }
        return bounds(index, row.quantity(), call.name());
    }

    private static UserError stale(int index, Comparing comparing) {
        return comparing == Comparing.CHANGE_FROM
                ? rowError(
                        index,
                        "changeFromQuantity",
                        "CHANGE_FROM_QUANTITY_STALE",
                        "The changeFromQuantity value does not match persisted value.")
                : rowError(
                        index,
                        "compareQuantity",
                        "COMPARE_QUANTITY_STALE",
                        "The compareQuantity value does not match persisted value.");
    }

    private static Optional<UserError> bounds(int index, int quantity, String name) {
        if (quantity > MOST) {
            return Optional.of(rowError(
                    index,
                    "quantity",
                    "INVALID_QUANTITY_TOO_HIGH",
                    "The quantity can't be higher than 1,000,000,000."));
        }
        if (quantity < 0 && name.equals("on_hand")) {
            return Optional.of(
                    rowError(index, "quantity", "INVALID_QUANTITY_NEGATIVE", "The quantity can't be negative."));
        }
        if (quantity < -MOST) {
            return Optional.of(rowError(
                    index, "quantity", "INVALID_QUANTITY_TOO_LOW", "The quantity can't be lower than -1,000,000,000."));
        }
        return Optional.empty();
    }

    private static UserError rowError(int index, String argument, String code, String message) {
        return new UserError(code, List.of("input", "quantities", Integer.toString(index), argument), message);
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
