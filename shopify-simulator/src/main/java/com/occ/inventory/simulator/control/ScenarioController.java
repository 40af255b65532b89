package com.occ.inventory.simulator.control;

import com.occ.inventory.simulator.scenario.Comparison;
import com.occ.inventory.simulator.scenario.Drift;
import com.occ.inventory.simulator.scenario.Scenario;
import com.occ.inventory.simulator.scenario.Scenarios;
import com.occ.inventory.simulator.scenario.SeedRequest;
import com.occ.inventory.simulator.scenario.Seeding;
import com.occ.inventory.simulator.shop.Gid;
import com.occ.inventory.simulator.shop.Shops;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The seeded world as a whole: its shops, its mappings, its drift, and whether OCC is right. */
@RestController
@RequestMapping("/_control")
class ScenarioController {
    private final Seeding seeding;
    private final Scenarios scenarios;
    private final Drift drift;
    private final Shops shops;

    ScenarioController(Seeding seeding, Scenarios scenarios, Drift drift, Shops shops) {
        this.seeding = seeding;
        this.scenarios = scenarios;
        this.drift = drift;
        this.shops = shops;
    }

    record World(Scenario.Retailer occ, List<Scenario.Partner> partners, int mappings) {
        static World of(Scenario scenario) {
            return new World(
                    scenario.occ(), scenario.partners(), scenario.mappings().size());
        }
    }

    record DriftSetting(boolean enabled, int perMinute) {}

    @PostMapping("/seed")
    World seed(@RequestBody SeedRequest request) {
        return World.of(seeding.seed(request));
    }

    @GetMapping("/seed")
    World world() {
        return World.of(scenarios.current());
    }

    @GetMapping(path = "/mappings.csv", produces = "text/csv;charset=UTF-8")
    String mappings() {
        return scenarios.current().mappings().stream()
                .map(mapping -> String.join(
                        ",",
                        mapping.partner().key(),
                        Gid.of("ProductVariant", mapping.variantId()),
                        Gid.of("InventoryItem", mapping.storeItemId()),
                        mapping.sku()))
                .collect(Collectors.joining("\n", "partner,partner_variant_id,store_inventory_item_id,sku\n", "\n"));
    }

    @GetMapping("/compare")
    Comparison compare() {
        return Comparison.of(scenarios.current(), shops);
    }

    @PostMapping("/drift")
    DriftSetting drift(@RequestBody DriftSetting setting) {
        if (setting.enabled() && (setting.perMinute() < 1 || setting.perMinute() > 60_000)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "perMinute must be between 1 and 60000.");
        }
        drift.run(setting.enabled() ? setting.perMinute() : 0);
        return setting;
    }
}
