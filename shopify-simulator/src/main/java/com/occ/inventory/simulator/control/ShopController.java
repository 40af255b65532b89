package com.occ.inventory.simulator.control;

import com.occ.inventory.simulator.shop.BulkBehaviour;
import com.occ.inventory.simulator.shop.CallLog;
import com.occ.inventory.simulator.shop.Fault;
import com.occ.inventory.simulator.shop.Latency;
import com.occ.inventory.simulator.shop.Shops;
import com.occ.inventory.simulator.shop.Write;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes shops, breaks them, and tells what happened to them. */
@RestController
@RequestMapping("/_control/shops")
class ShopController {
    private final Shops shops;
    private final ShopFinder finder;
    private final ShopBuilder builder;
    private final Clock clock;

    ShopController(Shops shops, ShopFinder finder, ShopBuilder builder, Clock clock) {
        this.shops = shops;
        this.finder = finder;
        this.builder = builder;
        this.clock = clock;
    }

    record Faulty(List<Fault> faults, long seed) {
        Faulty {
            faults = faults == null ? List.of() : faults;
        }
    }

    record Bucket(double maximum, double restoreRate) {}

    @GetMapping
    List<String> domains() {
        return shops.all().stream().map(shop -> shop.domain()).sorted().toList();
    }

    @PutMapping("/{shop}")
    ShopView put(@PathVariable String shop, @RequestBody NewShop asked) {
        var built = builder.build(shop, asked);
        shops.put(built);
        return ShopView.of(built);
    }

    @GetMapping("/{shop}")
    ShopView get(@PathVariable String shop) {
        return ShopView.of(finder.shop(shop));
    }

    @DeleteMapping("/{shop}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String shop) {
        shops.remove(shop);
    }

    /** One fault in place of all there were; NONE ends them. */
    @PutMapping("/{shop}/fault")
    List<Fault> fault(@PathVariable String shop, @RequestBody Fault fault) {
        return faults(shop, new Faulty(List.of(fault), 1));
    }

    /** Several at once, such as a 502 for every twentieth call and a lost answer for every fiftieth. */
    @PutMapping("/{shop}/faults")
    List<Fault> faults(@PathVariable String shop, @RequestBody Faulty faulty) {
        var faults = finder.shop(shop).faults();
        faults.replace(faulty.faults(), faulty.seed());
        return faults.all();
    }

    @PutMapping("/{shop}/latency")
    void latency(@PathVariable String shop, @RequestBody Latency latency) {
        finder.shop(shop).slowDown(latency);
    }

    @PutMapping("/{shop}/bucket")
    void bucket(@PathVariable String shop, @RequestBody Bucket bucket) {
        finder.shop(shop).bucket().resize(bucket.maximum(), bucket.restoreRate(), clock.instant());
    }

    @PutMapping("/{shop}/bulk")
    void bulk(@PathVariable String shop, @RequestBody BulkBehaviour behaviour) {
        finder.shop(shop).bulk().behave(behaviour);
    }

    /** @param uninstall refuse client credentials too */
    @PostMapping("/{shop}/revoke-token")
    void revokeToken(@PathVariable String shop, @RequestParam(defaultValue = "false") boolean uninstall) {
        finder.shop(shop).tokens().revoke(uninstall);
    }

    /** As if the time of all access tokens were over. */
    @PostMapping("/{shop}/expire-token")
    void expireToken(@PathVariable String shop) {
        finder.shop(shop).tokens().expire();
    }

    @PostMapping("/{shop}/restore-token")
    void restoreToken(@PathVariable String shop) {
        finder.shop(shop).tokens().restore();
    }

    @GetMapping("/{shop}/calls")
    CallLog.Counts calls(@PathVariable String shop) {
        return finder.shop(shop).calls().counts();
    }

    @DeleteMapping("/{shop}/calls")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearCalls(@PathVariable String shop) {
        finder.shop(shop).calls().clear();
    }

    @GetMapping("/{shop}/writes")
    List<Write> writes(@PathVariable String shop) {
        return finder.shop(shop).writes().all();
    }

    @DeleteMapping("/{shop}/writes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearWrites(@PathVariable String shop) {
        finder.shop(shop).writes().clear();
    }
}
