package com.occ.inventory.updater.store;

import com.occ.inventory.shopify.AccessToken;
import com.occ.inventory.shopify.AccessTokens;
import com.occ.inventory.shopify.CatalogueVariant;
import com.occ.inventory.shopify.ItemLevel;
import com.occ.inventory.shopify.SetQuantities;
import com.occ.inventory.shopify.SetResult;
import com.occ.inventory.shopify.ShopDomain;
import com.occ.inventory.shopify.ShopifyClient;
import com.occ.inventory.shopify.ShopifyClients;
import com.occ.inventory.shopify.ShopifySettings;
import com.occ.inventory.updater.StoreUpdaterSettings;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The OCC store: its levels, its quantities, and the location whose stock is kept, looked up once. */
@Component
public class OccStore {
    private final ShopifyClient client;
    private final String configuredLocation;
    private final AtomicReference<String> location = new AtomicReference<>();

    OccStore(StoreUpdaterSettings settings, ShopifySettings shopify, ShopifyClients clients) {
        ShopDomain domain = named("OCC_SHOP_DOMAIN", () -> shopify.domain(settings.shopDomain()));
        AccessTokens tokens = settings.hasAccessToken()
                ? AccessTokens.fixed(named("OCC_ACCESS_TOKEN", () -> new AccessToken(settings.accessToken())))
                : clients.clientCredentials(domain, settings.clientId(), settings.clientSecret());
        this.client = clients.client(domain, tokens);
        this.configuredLocation = settings.locationGid();
    }

    /** Finds the location, and with it out whether the store answers. Empty when it has no location that can hold stock. */
    public Mono<String> locate() {
        Mono<String> found =
                configuredLocation == null ? client.firstActiveLocation() : client.activeLocation(configuredLocation);
        return found.doOnNext(location::set);
    }

    /** Whether the location was ever found. */
    public boolean located() {
        return location.get() != null;
    }

    /** @return a level for each item, in the order asked */
    public Mono<List<ItemLevel>> levels(List<Long> itemIds) {
        return client.levels(itemIds.stream().map(OccStore::gid).toList(), location.get());
    }

    public Mono<SetResult> set(UUID runId, UUID idempotencyKey, List<SetQuantities.Row> rows) {
        return client.setQuantities(new SetQuantities(runId, idempotencyKey, location.get(), rows));
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
