package com.occ.inventory.simulator.control;

import com.occ.inventory.simulator.scenario.Drift;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Variant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Reads and changes stock behind the API's back, as customers and merchants do. */
@RestController
@RequestMapping("/_control/shops/{shop}")
class StockController {
    private final ShopFinder finder;

    StockController(ShopFinder finder) {
        this.finder = finder;
    }

    record Sale(String variantId, int quantity, String locationId) {}

    /** @param available the new quantity; or else delta, what is added to it */
    record Adjustment(String variantId, Integer available, int delta, String locationId) {}

    record DriftOnce(int variants, long seed) {}

    /** What is left out stays as it is. */
    record VariantChange(Boolean tracked, Boolean requiresComponents, Boolean quantityUnknown) {}

    /** The same for the first so many percent of a shop's variants. */
    record VariantsChange(int percent, Boolean tracked, Boolean requiresComponents, Boolean quantityUnknown) {
        VariantChange each() {
            return new VariantChange(tracked, requiresComponents, quantityUnknown);
        }
    }

    /** @param locationId whose level becomes active or inactive; null: the first active location's */
    record LevelChange(String locationId, boolean active) {}

    record LocationChange(boolean active) {}

    record Stock(String variantId, String inventoryItemId, int available) {
        static Stock of(Variant variant) {
            return new Stock(variant.gid(), variant.itemGid(), variant.available());
        }
    }

    /** Item, location, available: the truth, inactive levels included. */
    @GetMapping("/quantities")
    Map<String, Map<String, Integer>> quantities(@PathVariable String shop) {
        var found = finder.shop(shop);
        return found.exclusively(() -> {
            var quantities = new TreeMap<String, Map<String, Integer>>();
            for (var item : found.catalogue().items().values()) {
                var levels = new TreeMap<String, Integer>();
                item.levels().forEach(level -> levels.put(level.location().gid(), level.available()));
                quantities.put(item.itemGid(), levels);
            }
            return quantities;
        });
    }

    @PostMapping("/sell")
    Stock sell(@PathVariable String shop, @RequestBody Sale sale) {
        return change(shop, sale.variantId(), (found, variant) -> ShopFinder.level(found, variant, sale.locationId())
                .sell(sale.quantity()));
    }

    @PostMapping("/adjust")
    Stock adjust(@PathVariable String shop, @RequestBody Adjustment adjustment) {
        return change(shop, adjustment.variantId(), (found, variant) -> {
            var level = ShopFinder.level(found, variant, adjustment.locationId());
            level.setAvailable(
                    adjustment.available() == null ? level.available() + adjustment.delta() : adjustment.available());
        });
    }

    @PostMapping("/drift")
    Map<String, Integer> drift(@PathVariable String shop, @RequestBody DriftOnce drift) {
        return Map.of("changed", Drift.change(finder.shop(shop), drift.variants(), drift.seed()));
    }

    @DeleteMapping("/variants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteVariant(@PathVariable String shop, @PathVariable String id) {
        var found = finder.shop(shop);
        found.exclusively(() -> found.catalogue().remove(ShopFinder.number(id)));
    }

    @PatchMapping("/variants/{id}")
    Stock changeVariant(@PathVariable String shop, @PathVariable String id, @RequestBody VariantChange wanted) {
        return change(shop, id, (found, variant) -> change(variant, wanted));
    }

    @PatchMapping("/variants")
    Map<String, Integer> changeVariants(@PathVariable String shop, @RequestBody VariantsChange wanted) {
        if (wanted.percent() < 1 || wanted.percent() > 100) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "percent must be between 1 and 100.");
        }
        var found = finder.shop(shop);
        return found.exclusively(() -> {
            var all = found.catalogue().variants().values();
            var some = all.stream()
                    .limit((long) Math.ceil(all.size() * wanted.percent() / 100.0))
                    .toList();
            some.forEach(variant -> change(variant, wanted.each()));
            return Map.of("changed", some.size());
        });
    }

    private static void change(Variant variant, VariantChange wanted) {
        ifSaid(wanted.tracked(), variant::track);
        ifSaid(wanted.requiresComponents(), variant::requireComponents);
        ifSaid(wanted.quantityUnknown(), variant::forgetQuantity);
    }

    @PatchMapping("/variants/{id}/level")
    Stock changeLevel(@PathVariable String shop, @PathVariable String id, @RequestBody LevelChange wanted) {
        return change(shop, id, (found, variant) -> ShopFinder.level(found, variant, wanted.locationId())
                .activate(wanted.active()));
    }

    @PatchMapping("/locations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeLocation(@PathVariable String shop, @PathVariable String id, @RequestBody LocationChange wanted) {
        var found = finder.shop(shop);
        found.exclusively(() -> {
            ShopFinder.location(found, id).activate(wanted.active());
            return true;
        });
    }

    private Stock change(String domain, String variantId, BiConsumer<Shop, Variant> change) {
        var shop = finder.shop(domain);
        return shop.exclusively(() -> {
            var variant = ShopFinder.variant(shop, variantId);
            change.accept(shop, variant);
            return Stock.of(variant);
        });
    }

    private static void ifSaid(Boolean value, Consumer<Boolean> action) {
        if (value != null) {
            action.accept(value);
        }
    }
}
