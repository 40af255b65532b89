package com.occ.inventory.simulator.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A product with its variants, in position order. Guarded by its shop's lock. */
public final class Product {
    private final long id;
    private final String gid;
    private final String title;
    private final String vendor;
    private final List<Variant> variants = new ArrayList<>();

    public Product(long id, String title, String vendor) {
        this.id = id;
        this.gid = Gid.of("Product", id);
        this.title = title;
        this.vendor = vendor;
    }

    public long id() {
        return id;
    }

    public String gid() {
        return gid;
    }

    public String title() {
        return title;
    }

    public String vendor() {
        return vendor;
    }

    public String handle() {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    public List<Variant> variants() {
        return variants;
    }
}
