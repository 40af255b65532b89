package com.occ.inventory.simulator.shop;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A variant and its inventory item, which in Shopify are two ids for one thing. Guarded by its shop's lock. */
public final class Variant {
    private final long id;
    private final long itemId;
    private final String gid;
    private final String itemGid;
    private final Product product;
    private final String title;
    private final String sku;
    private final String barcode;
    private final Map<Long, Level> levels = new LinkedHashMap<>(2);
    private boolean tracked = true;
    private boolean requiresComponents;
    private boolean quantityUnknown;

    public Variant(Product product, long id, long itemId, String title, String sku, String barcode) {
        this.product = product;
        this.id = id;
        this.itemId = itemId;
        this.gid = Gid.of("ProductVariant", id);
        this.itemGid = Gid.of("InventoryItem", itemId);
        this.title = title;
        this.sku = sku;
        this.barcode = barcode;
    }

    public long id() {
        return id;
    }

    public long itemId() {
        return itemId;
    }

    public String gid() {
        return gid;
    }

    public String itemGid() {
        return itemGid;
    }

    public Product product() {
        return product;
    }

    public String title() {
        return title;
    }

    public String sku() {
        return sku;
    }

    public String barcode() {
        return barcode;
    }

    public boolean tracked() {
        return tracked;
    }

    public void track(boolean nowTracked) {
        tracked = nowTracked;
    }

    /** A bundle: its stock follows from its components and cannot be set. */
    public boolean requiresComponents() {
        return requiresComponents;
    }

    public void requireComponents(boolean nowRequired) {
        requiresComponents = nowRequired;
    }

    public boolean quantityUnknown() {
        return quantityUnknown;
    }

    /** Makes {@code inventoryQuantity} null, which the schema allows. */
    public void forgetQuantity(boolean nowUnknown) {
        quantityUnknown = nowUnknown;
    }

    public Collection<Level> levels() {
        return levels.values();
    }

    public Optional<Level> level(long locationId) {
        return Optional.ofNullable(levels.get(locationId));
    }

    public Level stockAt(Location location, int available) {
        var level = new Level(this, location, available);
        levels.put(location.id(), level);
        return level;
    }

    /** What the API shows: available over the active levels, or null when Shopify does not know. */
    public Integer inventoryQuantity() {
        return quantityUnknown ? null : available();
    }

    /** The truth: available over the active levels. */
    public int available() {
        var sum = 0;
        for (var level : levels.values()) {
            sum += level.active() ? level.available() : 0;
        }
        return sum;
    }
}
