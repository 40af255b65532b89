package com.occ.inventory.simulator.shop;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What a shop has: locations, products, variants and their items, each found by number. Guarded by its shop's lock. */
public final class Catalogue {
    private final NavigableMap<Long, Location> locations = new TreeMap<>();
    private final NavigableMap<Long, Product> products = new TreeMap<>();
    private final NavigableMap<Long, Variant> variants = new TreeMap<>();
    private final NavigableMap<Long, Variant> items = new TreeMap<>();

    public void add(Location location) {
        locations.put(location.id(), location);
    }

    public void add(Product product) {
        products.put(product.id(), product);
        product.variants().forEach(variant -> {
            variants.put(variant.id(), variant);
            items.put(variant.itemId(), variant);
        });
    }

    /** Removes a variant with its item, as a merchant who deletes it does. */
    public boolean remove(long variantId) {
        var variant = variants.remove(variantId);
        if (variant == null) {
            return false;
        }
        items.remove(variant.itemId());
        variant.product().variants().remove(variant);
        return true;
    }

    public Optional<Location> location(long id) {
        return Optional.ofNullable(locations.get(id));
    }

    public Optional<Product> product(long id) {
        return Optional.ofNullable(products.get(id));
    }

    public Optional<Variant> variant(long id) {
        return Optional.ofNullable(variants.get(id));
    }

    public Optional<Variant> item(long itemId) {
        return Optional.ofNullable(items.get(itemId));
    }

    public Collection<Location> locations() {
        return locations.values();
    }

    public Optional<Location> firstActiveLocation() {
        return locations.values().stream().filter(Location::active).findFirst();
    }

    public NavigableMap<Long, Product> products() {
        return products;
    }

    public NavigableMap<Long, Variant> variants() {
        return variants;
    }

    public NavigableMap<Long, Variant> items() {
        return items;
    }
}
