package com.occ.inventory.shopify;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out clients. Budget and breaker belong to the store: clients of the same store share them, whatever their token. */
public final class ShopifyClients implements AutoCloseable {

    private final ShopifySettings settings;
    private final Clock clock;
    private final Transport transport;
    private final Wire wire;
    private final Map<ShopDomain, Store> stores = new ConcurrentHashMap<>();

    public ShopifyClients(ShopifySettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.transport = new Transport(settings.attemptTimeout());
        this.wire = new Wire(transport, settings, meters);
    }

    /** A light object, made anew as often as one likes. */
    public ShopifyClient client(ShopDomain domain, AccessTokens tokens) {
        Store store = stores.computeIfAbsent(domain, name -> Store.of(name, settings));
        return new ShopifyClient(new StoreConnection(store, tokens, settings, wire));
    }

    /**
     * Tokens of a store of one's own organisation, fetched with the app's credentials and renewed before they expire. To
     * be kept by the caller, since it is what remembers the token.
     */
    public AccessTokens clientCredentials(ShopDomain domain, String clientId, String clientSecret) {
        return new ClientCredentials(transport, settings.accessToken(domain), clock, clientId, clientSecret);
    }

    @Override
    public void close() {
        transport.close();
    }
}
