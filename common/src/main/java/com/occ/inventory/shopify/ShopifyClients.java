package com.occ.inventory.shopify;

import com.occ.inventory.meter.BoundedLabel;
import com.occ.inventory.meter.MeterSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Hands out clients. Budget and breaker belong to the store: clients of the same store share them, whatever their token. */
public final class ShopifyClients implements AutoCloseable {

    private final ShopifySettings settings;
    private final Clock clock;
    private final Transport transport;
    private final StoreCalls calls;
    private final Wire wire;
    private final MeterRegistry meters;
    private final BatchMeters batches;
    private final BoundedLabel labels;
    private final Map<ShopDomain, Store> stores = new ConcurrentHashMap<>();

    public ShopifyClients(
            ShopifySettings settings, MeterRegistry meters, ObservationRegistry observations, Clock clock) {
        this(settings, meters, observations, MeterSettings.defaults(), clock);
    }

    ShopifyClients(
            ShopifySettings settings,
            MeterRegistry meters,
            ObservationRegistry observations,
            MeterSettings bounds,
            Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.transport = new Transport(settings.attemptTimeout());
        this.meters = meters;
        this.batches = new BatchMeters(meters);
        this.labels = new BoundedLabel(bounds.partners());
        this.calls = new StoreCalls(observations, labels);
        this.wire = new Wire(transport, settings, calls);
    }

    /** A light object, made anew as often as one likes. */
    public ShopifyClient client(ShopDomain domain, AccessTokens tokens) {
        Store store = stores.computeIfAbsent(domain, this::store);
        StoreConnection connection = new StoreConnection(store, tokens, settings, wire);
        BulkPolling polling = new BulkPolling(settings.catalogue(), Schedulers.parallel());
        CatalogueBulk bulk = new CatalogueBulk(connection, polling, transport, settings);
        return new ShopifyClient(connection, new CatalogueReading(connection, bulk, settings.catalogue()), batches);
    }

    private Store store(ShopDomain domain) {
        return Store.of(domain, settings, new StoreMeters(meters, labels.of(domain.label())));
    }

    /**
     * Tokens of a store of one's own organisation, fetched with the app's credentials and renewed before they expire. To
     * be kept by the caller, since it is what remembers the token.
     */
    public AccessTokens clientCredentials(ShopDomain domain, String clientId, String clientSecret) {
        return new ClientCredentials(endpoint(domain), new AppCredentials(clientId, clientSecret), clock);
    }

    /**
     * Exchanges the refresh token of an expiring offline token for a new pair
     * (https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens). To be stored before
     * it is first used: until then the old refresh token still buys another one, from then on it buys nothing.
     *
     * @param before the pair that is replaced
     * @param deadline for all attempts together; then {@link ShopifyProblem.Unreachable}
     */
    public Mono<IssuedToken> refresh(ShopDomain domain, AppCredentials app, IssuedToken before, Duration deadline) {
        return endpoint(domain).refresh(app, before, deadline);
    }

    private TokenEndpoint endpoint(ShopDomain domain) {
        return new TokenEndpoint(transport, calls, settings, domain, clock);
    }

    @Override
    public void close() {
        transport.close();
    }
}
