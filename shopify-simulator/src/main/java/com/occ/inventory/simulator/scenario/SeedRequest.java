package com.occ.inventory.simulator.scenario;

import com.occ.inventory.simulator.shop.Latency;
import com.occ.inventory.simulator.shop.Plan;

/**
 * @param partners how many partner shops, 30 by default
 * @param variants how many variants each of them has, 30 by default
 * @param largest how many the first one has, as many as the others by default
 * @param latencyMs of every shop, 0 by default
 * @param jitterMs on top of it, 0 by default
 * @param latency in place of latencyMs and jitterMs; without a seed each shop has one that follows from the seed here
 * @param seed the same seed gives the same shops, stock, ids and latencies; 1 by default
 * @param plan of every shop, STANDARD by default
 */
public record SeedRequest(
        Integer partners,
        Integer variants,
        Integer largest,
        Integer latencyMs,
        Integer jitterMs,
        Latency latency,
        Long seed,
        Plan plan) {
    public SeedRequest {
        partners = partners == null ? 30 : partners;
        variants = variants == null ? 30 : variants;
        largest = largest == null ? variants : largest;
        latencyMs = latencyMs == null ? 0 : latencyMs;
        jitterMs = jitterMs == null ? 0 : jitterMs;
        latency = latency == null ? new Latency(latencyMs, jitterMs) : latency;
        seed = seed == null ? 1L : seed;
        plan = plan == null ? Plan.STANDARD : plan;
        if (partners < 1 || partners > 10_000 || outOfRange(variants) || outOfRange(largest)) {
            throw new IllegalArgumentException("partners must be 1 to 10000, variants and largest 1 to 100000.");
        }
    }

    private static boolean outOfRange(int variants) {
        return variants < 1 || variants > 100_000;
    }

    /** @param partner counted from 0 */
    int variantsOf(int partner) {
        return partner == 0 ? largest : variants;
    }
}
