package com.occ.inventory.simulator.shop;

import java.util.Map;
import java.util.TreeMap;

/** Counts of the calls a shop got, as a client's test wants to see them. */
public final class CallLog {
    private final Map<String, Integer> byOperation = new TreeMap<>();
    private final Map<String, Integer> byStatus = new TreeMap<>();
    private int queries;
    private int mutations;
    private int tokens;
    private int inFlight;
    private int mostInFlight;
    private long cost;

    public synchronized void began(String operation, boolean mutation) {
        byOperation.merge(operation, 1, Integer::sum);
        queries += mutation ? 0 : 1;
        mutations += mutation ? 1 : 0;
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    public synchronized void ended() {
        inFlight--;
    }

    /** @param status the HTTP status and, behind it, the first error's code; or the fault that ate the answer */
    public synchronized void answered(String status, int actualCost) {
        byStatus.merge(status, 1, Integer::sum);
        cost += actualCost;
    }

    public synchronized void tokenAsked() {
        tokens++;
    }

    public synchronized Counts counts() {
        return new Counts(
                queries + mutations + tokens,
                queries,
                mutations,
                tokens,
                mostInFlight,
                cost,
                new TreeMap<>(byOperation),
                new TreeMap<>(byStatus));
    }

    public synchronized void clear() {
        byOperation.clear();
        byStatus.clear();
        queries = 0;
        mutations = 0;
        tokens = 0;
        mostInFlight = inFlight;
        cost = 0;
    }

    /**
     * @param total GraphQL calls and token requests
     * @param cost points used, actual
     */
    public record Counts(
            int total,
            int queries,
            int mutations,
            int tokens,
            int mostInFlight,
            long cost,
            Map<String, Integer> byOperation,
            Map<String, Integer> byStatus) {}
}
