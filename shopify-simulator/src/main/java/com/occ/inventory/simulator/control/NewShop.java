package com.occ.inventory.simulator.control;

import com.occ.inventory.simulator.shop.Latency;
import com.occ.inventory.simulator.shop.Plan;
import com.occ.inventory.simulator.shop.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A shop as it is asked for. Everything may be left out.
 *
 * @param latency in place of latencyMs and jitterMs
 * @param refreshToken with it the access token is one that expires
 * @param expiresIn seconds the shop's expiring access tokens live; may be 0
 */
record NewShop(
        String name,
        Plan plan,
        Double bucket,
        Double restoreRate,
        int latencyMs,
        int jitterMs,
        Latency latency,
        String accessToken,
        String refreshToken,
        Integer expiresIn,
        String clientId,
        String clientSecret,
        Set<String> scopes,
        List<NewLocation> locations,
        List<NewProduct> products) {

    private static final Set<String> ALL_SCOPES =
            Set.of("read_products", "read_inventory", "read_locations", "write_inventory");

    NewShop {
        plan = plan == null ? Plan.STANDARD : plan;
        bucket = bucket == null ? Double.valueOf(plan.bucket()) : bucket;
        restoreRate = restoreRate == null ? Double.valueOf(plan.restoreRate()) : restoreRate;
        latency = latency == null ? new Latency(latencyMs, jitterMs) : latency;
        scopes = scopes == null ? ALL_SCOPES : Set.copyOf(scopes);
        locations = locations == null ? List.of(new NewLocation(null, "Shop location", null)) : locations;
        products = products == null ? List.of() : products;
        if ((clientId == null) != (clientSecret == null)) {
            throw new IllegalArgumentException("clientId and clientSecret come together.");
        }
        if (refreshToken != null && (accessToken == null || clientId == null)) {
            throw new IllegalArgumentException("A refreshToken needs an accessToken, a clientId and a clientSecret.");
        }
    }

    /** The expiring pair; empty when the access token never expires. */
    Optional<Tokens.Pair> pair() {
        var life = expiresIn == null ? Tokens.OFFLINE_LIFE : Duration.ofSeconds(expiresIn);
        return Optional.ofNullable(refreshToken).map(token -> new Tokens.Pair(accessToken, token, life));
    }

    record NewLocation(Long id, String name, Boolean active) {}

    record NewProduct(Long id, String title, String vendor, List<NewVariant> variants) {}

    /**
     * @param available stock at the first location, when there are no levels
     * @param levels stock by location, in the order of the shop's locations; null at a place: not stocked there
     */
    record NewVariant(
            Long id,
            Long itemId,
            String title,
            String sku,
            String barcode,
            int available,
            List<Integer> levels,
            Boolean tracked,
            boolean requiresComponents,
            boolean quantityUnknown) {}
}
