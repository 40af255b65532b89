package com.occ.inventory.meter;

import java.util.List;
import reactor.core.publisher.Flux;

/** Gauges that one question, mostly a query, gives the values of. A bean of this kind is sampled by itself. */
public interface SampledGauges {
    /** What they measure; continues "cannot measure ...". */
    String what();

    List<SampledGauge> gauges();

    /** All series that there are at this moment; what is not among them any more goes. */
    Flux<SampledGauge.Value> sample();
}
