package com.occ.inventory.updater.store;

import com.occ.inventory.shopify.AccessToken;
import com.occ.inventory.shopify.AccessTokens;
import com.occ.inventory.shopify.CatalogueVariant;
import com.occ.inventory.shopify.ItemLevel;
import com.occ.inventory.shopify.ItemLevel.Absent;
import com.occ.inventory.shopify.ItemLevel.Reason;
import com.occ.inventory.shopify.ItemLevel.Stocked;
import com.occ.inventory.shopify.SetQuantities;
import com.occ.inventory.shopify.SetResult;
import com.occ.inventory.shopify.SetResult.Refused;
import com.occ.inventory.shopify.ShopDomain;
import com.occ.inventory.shopify.ShopifyClient;
import com.occ.inventory.shopify.ShopifyClients;
import com.occ.inventory.shopify.ShopifySettings;
import com.occ.inventory.updater.StoreUpdaterSettings;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The OCC store: its levels, its quantities, and the location whose stock is kept, looked up when the store is opened. */
@Component
public class OccStore {
    /** What Shopify says of a row at a location that is closed or removed; the first one also of an item that never was there. */
    private static final Set<String> LOCATION_DOUBTED = Set.of("ITEM_NOT_STOCKED_AT_LOCATION", "INVALID_LOCATION");

    private final ShopifyClient client;
    private final StoreLocation whereabouts;
    private final AtomicReference<String> location = new AtomicReference<>();

    OccStore(StoreUpdaterSettings settings, ShopifySettings shopify, ShopifyClients clients, KeptLocation kept) {
        ShopDomain domain = named("OCC_SHOP_DOMAIN", () -> shopify.domain(settings.shopDomain()));
        AccessTokens tokens = settings.hasAccessToken()
                ? AccessTokens.fixed(named("OCC_ACCESS_TOKEN", () -> new AccessToken(settings.accessToken())))
                : clients.clientCredentials(domain, settings.clientId(), settings.clientSecret());
        this.client = clients.client(domain, tokens);
        this.whereabouts = new StoreLocation(client, domain, settings.locationGid(), kept);
    }

    /**
     * Finds the location, and with it out whether the store answers. Fails with {@link LocationMissing} when it is not active, or
     * there is none at all.
     */
    public Mono<String> locate() {
        return whereabouts.find().doOnNext(location::set);
    }

    /** Whether the location was ever found. */
    public boolean located() {
        return location.get() != null;
    }

    /**
     * A level for each item, in the order asked. Where no item at all is stocked it may be the location that is gone: fails with
     * {@link LocationMissing} then.
     */
    public Mono<List<ItemLevel>> levels(List<Long> itemIds) {
        String at = location.get();
        return client.levels(itemIds.stream().map(OccStore::gid).toList(), at)
                .flatMap(levels ->
                        nothingStocked(levels) ? whereabouts.still(at).thenReturn(levels) : Mono.just(levels));
    }

    /** Fails with {@link LocationMissing} when it is refused because the location is gone. */
    public Mono<SetResult> set(UUID runId, UUID idempotencyKey, List<SetQuantities.Row> rows) {
        String at = location.get();
        return client.setQuantities(new SetQuantities(runId, idempotencyKey, at, rows))
                .flatMap(result ->
                        doubtsTheLocation(result) ? whereabouts.still(at).thenReturn(result) : Mono.just(result));
    }

    private static boolean nothingStocked(List<ItemLevel> levels) {
        return levels.stream().noneMatch(Stocked.class::isInstance)
                && levels.stream()
                        .anyMatch(level -> level instanceof Absent absent && absent.reason() == Reason.NOT_STOCKED);
    }

    private static boolean doubtsTheLocation(SetResult result) {
        return result instanceof Refused refused
                && refused.errors().stream().anyMatch(error -> LOCATION_DOUBTED.contains(String.valueOf(error.code())));
    }

    /** Everything the store sells; see {@link ShopifyClient#catalogue()}. */
    public Flux<CatalogueVariant> catalogue() {
        return client.catalogue();
    }

    private static <T> T named(String setting, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
    }

    public static String gid(long itemId) {
        return "gid://shopify/InventoryItem/" + itemId;
    }
}
