package com.occ.inventory.simulator.scenario;

import com.occ.inventory.simulator.scenario.Scenario.Mapping;
import com.occ.inventory.simulator.scenario.Scenario.Partner;
import com.occ.inventory.simulator.scenario.Scenario.Retailer;
import com.occ.inventory.simulator.shop.Catalogue;
import com.occ.inventory.simulator.shop.CostBucket;
import com.occ.inventory.simulator.shop.Location;
import com.occ.inventory.simulator.shop.Product;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Shops;
import com.occ.inventory.simulator.shop.Tokens;
import com.occ.inventory.simulator.shop.Variant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes the OCC shop and its partners' from one seed. Every OCC quantity starts wrong. Every third partner sells from
 * two locations and every fifth keeps stock at a closed one, which must not count.
 */
@Component
public class Seeding {
    private static final String OCC = "occ-coffee.myshopify.com";
    private static final Set<String> PARTNER_SCOPES = Set.of("read_products", "read_inventory", "read_locations");
    private static final Set<String> OCC_SCOPES =
            Set.of("read_products", "read_inventory", "read_locations", "write_inventory");

    private final Shops shops;
    private final Scenarios scenarios;
    private final Clock clock;

    Seeding(Shops shops, Scenarios scenarios, Clock clock) {
        this.shops = shops;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    /** Replaces every shop there is. */
    public synchronized Scenario seed(SeedRequest request) {
        shops.clear();
        var random = new Random(request.seed());
        var occ = new Catalogue();
        var warehouse = new Location(shops.nextNumber(), "OCC Warehouse", true);
        occ.add(warehouse);
        var retailer = new Retailer(OCC, token(random), "occ-sync", hex(random), warehouse.gid());
        shops.put(shop(
                OCC,
                "OCC Coffee",
                new Tokens(retailer.accessToken(), retailer.clientId(), retailer.clientSecret(), OCC_SCOPES),
                request,
                occ));
        var partners = new ArrayList<Partner>();
        var mappings = new ArrayList<Mapping>();
        for (var index = 0; index < request.partners(); index++) {
            var name = CoffeeNames.house(index);
            var key = CoffeeNames.key(name);
            var partner = new Partner(key, name, key + ".myshopify.com", token(random));
            var catalogue = partnerCatalogue(index, partner, request.variantsOf(index), random);
            var tokens = new Tokens(partner.accessToken(), null, null, PARTNER_SCOPES);
            shops.put(shop(partner.domain(), name, tokens, request, catalogue));
            partners.add(partner);
            mappings.addAll(mirror(catalogue, partner, occ, warehouse, random));
        }
        var scenario = new Scenario(retailer, List.copyOf(partners), List.copyOf(mappings));
        scenarios.replace(scenario);
        return scenario;
    }

    private Shop shop(String domain, String name, Tokens tokens, SeedRequest request, Catalogue catalogue) {
        var plan = request.plan();
        var bucket = new CostBucket(plan.bucket(), plan.restoreRate(), clock.instant());
        var latency = request.latency().seeded(request.seed() * 31 + domain.hashCode());
        return new Shop(domain, name, tokens, bucket, latency, catalogue);
    }

    private Catalogue partnerCatalogue(int index, Partner partner, int variants, Random random) {
        var locations = new ArrayList<Location>();
        locations.add(new Location(shops.nextNumber(), "Roastery", true));
        if (index % 3 == 2) {
            locations.add(new Location(shops.nextNumber(), "Cafe", true));
        }
        if (index % 5 == 4) {
            locations.add(new Location(shops.nextNumber(), "Old Storeroom", false));
        }
        var catalogue = new Catalogue();
        locations.forEach(catalogue::add);
        for (var coffee = 0; coffee * CoffeeNames.OPTIONS < variants; coffee++) {
            var product = new Product(shops.nextNumber(), CoffeeNames.coffee(coffee), partner.name());
            var left = variants - coffee * CoffeeNames.OPTIONS;
            for (var option = 0; option < Math.min(left, CoffeeNames.OPTIONS); option++) {
                var sku = CoffeeNames.sku(index, coffee, option);
                var variant = variant(product, CoffeeNames.option(option), sku);
                locations.forEach(location -> variant.stockAt(location, stock(random)));
            }
            catalogue.add(product);
        }
        return catalogue;
    }

    private Variant variant(Product product, String title, String sku) {
        var id = shops.nextNumber();
        var variant = new Variant(product, id, shops.nextNumber(), title, sku, CoffeeNames.barcode(id));
        product.variants().add(variant);
        return variant;
    }

    /** One in ten sold out, one in fifty oversold. */
    private static int stock(Random random) {
        var dice = random.nextInt(50);
        if (dice == 0) {
            return -1 - random.nextInt(3);
        }
        return dice <= 5 ? 0 : 1 + random.nextInt(120);
    }

    private List<Mapping> mirror(Catalogue theirs, Partner partner, Catalogue occ, Location warehouse, Random random) {
        var mappings = new ArrayList<Mapping>();
        for (var original : theirs.products().values()) {
            var product = new Product(shops.nextNumber(), partner.name() + " " + original.title(), partner.name());
            for (var source : original.variants()) {
                var variant = variant(product, source.title(), source.sku());
                variant.stockAt(warehouse, Math.max(0, source.available()) + 1 + random.nextInt(20));
                mappings.add(new Mapping(partner, source.id(), variant.itemId(), source.sku()));
            }
            occ.add(product);
        }
        return mappings;
    }

    private static String token(Random random) {
        return "shpat_" + hex(random);
    }

    private static String hex(Random random) {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
