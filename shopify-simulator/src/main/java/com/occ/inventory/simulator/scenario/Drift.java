package com.occ.inventory.simulator.scenario;

import com.occ.inventory.simulator.shop.Catalogue;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Shops;
import com.occ.inventory.simulator.shop.Variant;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** Stock that changes by itself: customers buy, roasters roast. */
@Component
public class Drift {
    private final Shops shops;
    private final Scenarios scenarios;
    private final Random random = new Random();
    private final Disposable.Swap clockwork = Disposables.swap();

    Drift(Shops shops, Scenarios scenarios) {
        this.shops = shops;
        this.scenarios = scenarios;
    }

    /** Changes this many partner variants a minute from now on; 0 stops. */
    public void run(int perMinute) {
        clockwork.update(
                perMinute == 0
                        ? Disposables.disposed()
                        : Flux.interval(Duration.ofNanos(Duration.ofMinutes(1).toNanos() / perMinute))
                                .onBackpressureDrop()
                                .subscribe(tick -> changeOne()));
    }

    private void changeOne() {
        var mappings = scenarios.current().mappings();
        if (mappings.isEmpty()) {
            return;
        }
        var mapping = mappings.get(random.nextInt(mappings.size()));
        shops.find(mapping.partner().domain())
                .ifPresent(shop -> shop.exclusively(() -> shop.catalogue()
                        .variant(mapping.variantId())
                        .map(variant -> change(variant, shop.catalogue(), random))));
    }

    /** Changes so many variants of one shop, the same ones for the same seed. */
    public static int change(Shop shop, int variants, long seed) {
        return shop.exclusively(() -> {
            var random = new Random(seed);
            List<Variant> all = new ArrayList<>(shop.catalogue().variants().values());
            Collections.shuffle(all, random);
            var chosen = all.subList(0, Math.min(variants, all.size()));
            chosen.forEach(variant -> change(variant, shop.catalogue(), random));
            return chosen.size();
        });
    }

    /** Two times in three somebody buys one to three, else the shelf is filled anew. The quantity always changes. */
    private static int change(Variant variant, Catalogue catalogue, Random random) {
        var level = catalogue
                .firstActiveLocation()
                .flatMap(location -> variant.level(location.id()))
                .orElseThrow();
        if (level.available() > 0 && random.nextInt(3) < 2) {
            level.sell(Math.min(level.available(), 1 + random.nextInt(3)));
        } else {
            level.setAvailable(Math.max(0, level.available()) + 1 + random.nextInt(60));
        }
        return level.available();
    }

    @PreDestroy
    void stop() {
        clockwork.dispose();
    }
}
