package com.occ.inventory.simulator.inventory;

import com.occ.inventory.simulator.inventory.AdjustmentGroup.Change;
import com.occ.inventory.simulator.shop.Gid;
import com.occ.inventory.simulator.shop.IdempotencyKeys.Attempt;
import com.occ.inventory.simulator.shop.Level;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Shops;
import com.occ.inventory.simulator.shop.Write;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** inventorySetQuantities: all rows or none, once for each key. Runs inside the shop's lock. */
@Component
public class InventoryWrites {
    private final Shops shops;

    InventoryWrites(Shops shops) {
        this.shops = shops;
    }

    /** @param key null where the version asked for does not demand one */
    public SetResult set(Shop shop, SetQuantities call, String key, CallTime time) {
        var previous = key == null ? Optional.<Attempt>empty() : shop.keys().previous(key, time.now());
        var result = previous.map(attempt -> again(attempt, call, time)).orElseGet(() -> first(shop, call, time));
        if (previous.isEmpty() && key != null) {
            shop.keys().remember(key, attempt(call, result, time));
        }
        shop.writes().add(write(shop, call, key, time, result, previous.isPresent()));
        if (result.userErrors().isEmpty() && previous.isEmpty()) {
            call.rows().forEach(row -> apply(level(shop, row), call.name(), row.quantity()));
        }
        return result;
    }

    /**
     * A key that was used before: what was done, without doing it again, or a reason why not. Of what was done only the
     * change itself is kept: items, levels and quantities in the answer are read anew, as Shopify documents.
     */
    private static SetResult again(Attempt attempt, Object call, CallTime time) {
        if (!attempt.fingerprint().equals(call)) {
            return refused(
                    "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
                    "The same idempotency key cannot be used with different operation parameters.");
        }
        if (time.now().isBefore(attempt.busyUntil())) {
            return refused(
                    "IDEMPOTENCY_CONCURRENT_REQUEST", "This request is currently in progress, please try again.");
        }
        if (!attempt.succeeded()) {
            return refused(
                    "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
                    "A previous request with this idempotency key failed. Retry with a new idempotency key.");
        }
        return SetResult.done((AdjustmentGroup) attempt.group());
    }

    private SetResult first(Shop shop, SetQuantities call, CallTime time) {
        var errors = new SetQuantitiesRules(shop.catalogue()).errors(call);
        if (!errors.isEmpty()) {
            return SetResult.refused(errors);
        }
        var changes = new ArrayList<Change>();
        for (var row : call.rows()) {
            var level = level(shop, row);
            var delta = row.quantity() - level.quantity(call.name());
            if (delta != 0) {
                changes.add(new Change("available", delta, level.item(), level.location()));
                changes.add(new Change("on_hand", delta, level.item(), level.location()));
            }
        }
        if (changes.isEmpty()) {
            return SetResult.done(null);
        }
        var id = Gid.of("InventoryAdjustmentGroup", shops.nextNumber());
        var createdAt = time.now().truncatedTo(ChronoUnit.SECONDS);
        return SetResult.done(new AdjustmentGroup(id, createdAt, call.reason(), call.referenceDocumentUri(), changes));
    }

    private static void apply(Level level, String name, int quantity) {
        level.setAvailable(name.equals("on_hand") ? quantity - level.committed() : quantity);
    }

    private static Level level(Shop shop, SetQuantities.Row row) {
        return findLevel(shop, row).orElseThrow();
    }

    private static Optional<Level> findLevel(Shop shop, SetQuantities.Row row) {
        return shop.catalogue()
                .item(Gid.number(row.inventoryItemId(), "InventoryItem"))
                .flatMap(item -> item.level(Gid.number(row.locationId(), "Location")));
    }

    private static Attempt attempt(SetQuantities call, SetResult result, CallTime time) {
        return new Attempt(
                call, result.userErrors().isEmpty(), result.inventoryAdjustmentGroup(), time.now(), time.answered());
    }

    private static Write write(
            Shop shop, SetQuantities call, String key, CallTime time, SetResult result, boolean replay) {
        var done = result.userErrors().isEmpty();
        List<Write.Row> rows = call.rows().stream()
                .map(row -> new Write.Row(
                        row.inventoryItemId(),
                        row.locationId(),
                        findLevel(shop, row)
                                .map(level -> level.quantity(call.name()))
                                .orElse(null),
                        row.quantity(),
                        row.changeFromQuantity()))
                .toList();
        return new Write(
                time.now(),
                time.requestId(),
                key,
                call.name(),
                call.reason(),
                call.referenceDocumentUri(),
                !done ? Write.Outcome.REFUSED : replay ? Write.Outcome.REPLAYED : Write.Outcome.APPLIED,
                done && !replay,
                result.userErrors().stream().map(UserError::code).toList(),
                rows);
    }

    private static SetResult refused(String code, String message) {
        return SetResult.refused(List.of(new UserError(code, null, message)));
    }
}
