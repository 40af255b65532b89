package com.occ.inventory.simulator.scenario;

import com.occ.inventory.simulator.scenario.Scenario.Mapping;
import com.occ.inventory.simulator.shop.Gid;
import com.occ.inventory.simulator.shop.Shops;
import com.occ.inventory.simulator.shop.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * The oracle: what OCC should show for every mapping against what it shows. Untracked variants, bundles and unknown
 * quantities say nothing about OCC's and are left out.
 */
public record Comparison(int items, int mismatches, int excluded, List<Mismatch> first) {
    private static final int SHOWN = 20;

    /** @param actual null when OCC has no such item any more */
    public record Mismatch(
            String partner, String sku, String variantId, String inventoryItemId, int expected, Integer actual) {}

    public static Comparison of(Scenario scenario, Shops shops) {
        var excluded = 0;
        var mismatches = new ArrayList<Mismatch>();
        for (var mapping : scenario.mappings()) {
            var expected = expected(mapping, shops);
            if (expected == null) {
                excluded++;
                continue;
            }
            var actual = actual(scenario, mapping, shops);
            if (!expected.equals(actual)) {
                mismatches.add(new Mismatch(
                        mapping.partner().key(),
                        mapping.sku(),
                        Gid.of("ProductVariant", mapping.variantId()),
                        Gid.of("InventoryItem", mapping.storeItemId()),
                        expected,
                        actual));
            }
        }
        var first = List.copyOf(mismatches.subList(0, Math.min(SHOWN, mismatches.size())));
        return new Comparison(scenario.mappings().size(), mismatches.size(), excluded, first);
    }

    /** Null: OCC's quantity is not to follow this variant. A variant that is gone has none left. */
    private static Integer expected(Mapping mapping, Shops shops) {
        var shop = shops.find(mapping.partner().domain());
        return shop.isEmpty()
                ? null
                : shop.get().exclusively(() -> {
                    var variant = shop.get().catalogue().variant(mapping.variantId());
                    return variant.isEmpty() ? Integer.valueOf(0) : stock(variant.get());
                });
    }

    private static Integer stock(Variant variant) {
        var silent = !variant.tracked() || variant.requiresComponents() || variant.quantityUnknown();
        return silent ? null : Integer.valueOf(Math.max(0, variant.available()));
    }

    private static Integer actual(Scenario scenario, Mapping mapping, Shops shops) {
        var occ = shops.find(scenario.occ().domain());
        return occ.isEmpty()
                ? null
                : occ.get().exclusively(() -> occ.get()
                        .catalogue()
                        .item(mapping.storeItemId())
                        .map(Variant::available)
                        .orElse(null));
    }
}
