package com.occ.inventory.updater.store;

import com.occ.inventory.shopify.ShopDomain;
import com.occ.inventory.shopify.ShopifyClient;
import com.occ.inventory.updater.store.LocationChoice.First;
import com.occ.inventory.updater.store.LocationChoice.Kept;
import com.occ.inventory.updater.store.LocationChoice.Missing;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Finds the location whose stock is kept: the configured one, or else the one that was kept last, or else, the first time, the
 * oldest active one. A configured one is remembered as well, so that nothing moves when the setting is removed.
 */
final class StoreLocation {
    private static final Logger log = LoggerFactory.getLogger(StoreLocation.class);

    private final ShopifyClient client;
    private final ShopDomain shop;
    private final String configured;
    private final KeptLocation kept;
    private final AtomicReference<String> oldestTold = new AtomicReference<>();

    /** @param configured null for none */
    StoreLocation(ShopifyClient client, ShopDomain shop, String configured, KeptLocation kept) {
        this.client = client;
        this.shop = shop;
        this.configured = configured;
        this.kept = kept;
    }

    /** Fails with {@link LocationMissing} when it is not active, or there is none at all. */
    Mono<String> find() {
        return configured == null
                ? choice().flatMap(this::carryOut)
                : still(configured).thenReturn(configured).delayUntil(this::remember);
    }

    /** Fails with {@link LocationMissing} when this location, which was found before, is not active. */
    Mono<Void> still(String gid) {
        return client.activeLocation(gid)
                .switchIfEmpty(Mono.error(() -> missing(gid)))
                .then();
    }

    private LocationMissing missing(String gid) {
        return configured == null ? LocationMissing.kept(gid) : LocationMissing.configured(gid);
    }

    private Mono<Void> remember(String gid) {
        return kept.replace(shop, gid)
                .doOnNext(news -> {
                    if (news) {
                        log.info("from now on the stock of {} is kept at {}, as OCC_LOCATION_ID says", shop, gid);
                    }
                })
                .then();
    }

    private Mono<LocationChoice> choice() {
        return Mono.zip(
                        kept.find(shop).singleOptional(),
                        client.firstActiveLocation().singleOptional())
                .flatMap(found ->
                        choice(found.getT1().orElse(null), found.getT2().orElse(null)));
    }

    private Mono<LocationChoice> choice(String keptOne, String oldest) {
        Mono<Boolean> active = keptOne == null || keptOne.equals(oldest)
                ? Mono.just(keptOne != null)
                : client.activeLocation(keptOne).hasElement();
        return active.map(isActive -> LocationChoice.of(keptOne, isActive, oldest));
    }

    private Mono<String> carryOut(LocationChoice choice) {
        if (choice instanceof First first) {
            return keepFirst(first.gid());
        }
        if (choice instanceof Kept stays) {
            warnOf(stays);
            return Mono.just(stays.gid());
        }
        return Mono.error(LocationMissing.kept(((Missing) choice).gid()));
    }

    /** Another updater may have kept another one meanwhile: then that is the one. */
    private Mono<String> keepFirst(String gid) {
        return kept.keepFirst(shop, gid).flatMap(isKept -> {
            if (!isKept) {
                return find();
            }
            log.info(
                    "from now on the stock of {} is kept at {}, its oldest active location: set OCC_LOCATION_ID to choose another",
                    shop,
                    gid);
            return Mono.just(gid);
        });
    }

    private void warnOf(Kept stays) {
        String before = oldestTold.getAndSet(stays.oldest());
        if (stays.oldest() != null && !stays.oldest().equals(before)) {
            log.warn(
                    "the stock of {} stays at {}, though its oldest active location is {}: set OCC_LOCATION_ID to choose another",
                    shop,
                    stays.gid(),
                    stays.oldest());
        }
    }
}
