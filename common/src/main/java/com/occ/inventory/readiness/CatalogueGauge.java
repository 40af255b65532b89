package com.occ.inventory.readiness;

import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import java.util.List;
import reactor.core.publisher.Flux;

/** {@code catalogue_complete}: 1 for each service of the process whose copy is complete, else 0. */
final class CatalogueGauge implements SampledGauges {
    private static final SampledGauge COMPLETE = SampledGauge.count(
            "catalogue.complete", "1 when all that admin-api publishes for the service has arrived, else 0");

    private final List<NeededCatalogue> copies;

    CatalogueGauge(List<NeededCatalogue> copies) {
        this.copies = copies;
    }

    @Override
    public String what() {
        return "whether the copy of the catalogue is complete";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(COMPLETE);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return Flux.fromIterable(copies)
                .concatMap(copy -> copy.complete().map(complete -> COMPLETE.at(complete, "service", copy.service())));
    }
}
