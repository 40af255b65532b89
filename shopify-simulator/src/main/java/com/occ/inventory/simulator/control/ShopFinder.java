package com.occ.inventory.simulator.control;

import com.occ.inventory.simulator.shop.Gid;
import com.occ.inventory.simulator.shop.Level;
import com.occ.inventory.simulator.shop.Location;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Shops;
import com.occ.inventory.simulator.shop.Variant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds what a control call names, or answers 404 with what was not found. Ids come as gid or digits. */
@Component
class ShopFinder {
    private final Shops shops;

    ShopFinder(Shops shops) {
        this.shops = shops;
    }

    Shop shop(String domain) {
        return shops.find(domain).orElseThrow(() -> missing("shop", domain));
    }

    static Variant variant(Shop shop, String id) {
        return shop.catalogue().variant(number(id)).orElseThrow(() -> missing("variant", id));
    }

    static Location location(Shop shop, String id) {
        return shop.catalogue().location(number(id)).orElseThrow(() -> missing("location", id));
    }

    /** The variant's level at this location, or at the shop's first active one. */
    static Level level(Shop shop, Variant variant, String locationId) {
        var location = locationId == null
                ? shop.catalogue().firstActiveLocation().orElseThrow(() -> missing("active location in", shop.domain()))
                : location(shop, locationId);
        return variant.level(location.id()).orElseThrow(() -> missing("level of " + variant.gid(), location.gid()));
    }

    static long number(String id) {
        var digits = Gid.parse(id).map(gid -> Long.toString(gid.number())).orElse(id);
        if (!digits.matches("\\d{1,18}")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Neither a gid nor a number: " + id);
        }
        return Long.parseLong(digits);
    }

    static ResponseStatusException missing(String what, String name) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "No such " + what + ": " + name);
    }
}
