package com.occ.inventory.simulator.control;

import com.occ.inventory.simulator.control.NewShop.NewProduct;
import com.occ.inventory.simulator.control.NewShop.NewVariant;
import com.occ.inventory.simulator.shop.Catalogue;
import com.occ.inventory.simulator.shop.CostBucket;
import com.occ.inventory.simulator.shop.Location;
import com.occ.inventory.simulator.shop.Product;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Shops;
import com.occ.inventory.simulator.shop.Tokens;
import com.occ.inventory.simulator.shop.Variant;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Builds a shop as asked for, numbering what came without an id. */
@Component
class ShopBuilder {
    private final Shops shops;
    private final Clock clock;

    ShopBuilder(Shops shops, Clock clock) {
        this.shops = shops;
        this.clock = clock;
    }

    Shop build(String domain, NewShop asked) {
        var catalogue = new Catalogue();
        var locations = asked.locations().stream()
                .map(location ->
                        new Location(orNext(location.id()), location.name(), !Boolean.FALSE.equals(location.active())))
                .toList();
        locations.forEach(catalogue::add);
        asked.products().forEach(product -> catalogue.add(product(product, locations)));
        var tokens = new Tokens(asked.accessToken(), asked.clientId(), asked.clientSecret(), asked.scopes());
        asked.pair().ifPresent(pair -> tokens.expiring(pair, clock.instant()));
        return new Shop(
                domain,
                Optional.ofNullable(asked.name()).orElse(domain),
                tokens,
                new CostBucket(asked.bucket(), asked.restoreRate(), clock.instant()),
                asked.latency(),
                catalogue);
    }

    private Product product(NewProduct asked, List<Location> locations) {
        var title = Optional.ofNullable(asked.title()).orElse("House Blend");
        var product = new Product(
                orNext(asked.id()), title, Optional.ofNullable(asked.vendor()).orElse("House"));
        Optional.ofNullable(asked.variants()).orElse(List.of()).forEach(variant -> product.variants()
                .add(variant(product, variant, locations)));
        return product;
    }

    private Variant variant(Product product, NewVariant asked, List<Location> locations) {
        var title = Optional.ofNullable(asked.title()).orElse("Default Title");
        var variant =
                new Variant(product, orNext(asked.id()), orNext(asked.itemId()), title, asked.sku(), asked.barcode());
        variant.track(!Boolean.FALSE.equals(asked.tracked()));
        variant.requireComponents(asked.requiresComponents());
        variant.forgetQuantity(asked.quantityUnknown());
        var levels = Optional.ofNullable(asked.levels()).orElse(Arrays.asList(asked.available()));
        for (var index = 0; index < Math.min(levels.size(), locations.size()); index++) {
            if (levels.get(index) != null) {
                variant.stockAt(locations.get(index), levels.get(index));
            }
        }
        return variant;
    }

    private long orNext(Long id) {
        return id == null ? shops.nextNumber() : id;
    }
}
