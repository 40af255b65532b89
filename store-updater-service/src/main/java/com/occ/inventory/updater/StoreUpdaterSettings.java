package com.occ.inventory.updater;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param shopDomain the OCC store's own domain
 * @param accessToken a token that does not expire; or else client id and secret, whose tokens are renewed by themselves
 * @param locationId whose quantities are set, as gid or digits; empty for where they were set last, at first the oldest active location
 * @param linger how long a call that is not full waits for more rows
 * @param readsInFlight calls that read levels at the same time
 * @param writesInFlight calls that set quantities at the same time
 * @param batchDeadline how long the rows of one call may be read, or written, from the first database call to the last; generous,
 *     since a call may wait long for the store's points
 * @param snapshotMaxAge numbers older than this are not written
 * @param compareAndSet write only where the level is still the one just read; off, the partner's number goes in at once
 * @param staleRetries how often a row whose level moved is read and decided again before it is written all the same
 * @param probe how often an unavailable store is tried
 */
@ConfigurationProperties("updater")
public record StoreUpdaterSettings(
        String shopDomain,
        String accessToken,
        String clientId,
        String clientSecret,
        String locationId,
        @DefaultValue("250ms") Duration linger,
        @DefaultValue("4") int readsInFlight,
        @DefaultValue("4") int writesInFlight,
        @DefaultValue("8m") Duration batchDeadline,
        @DefaultValue("30m") Duration snapshotMaxAge,
        @DefaultValue("true") boolean compareAndSet,
        @DefaultValue("3") int staleRetries,
        @DefaultValue("15s") Duration probe) {

    /** For a request that Shopify was still carrying out when its batch was given up, and for clocks that differ. */
    private static final Duration AFTER_THE_LAST_CALL = Duration.ofMinutes(2);

    public StoreUpdaterSettings {
        require(
                present(shopDomain),
                "OCC_SHOP_DOMAIN is not set: name the OCC store, such as occ-coffee.myshopify.com");
        require(
                present(accessToken) || present(clientId) && present(clientSecret),
                "the OCC store has no credentials: set OCC_ACCESS_TOKEN, or OCC_CLIENT_ID and OCC_CLIENT_SECRET");
        require(
                !present(locationId) || locationId.matches("(gid://shopify/Location/)?\\d{1,19}"),
                "OCC_LOCATION_ID must be the digits of a location or its gid://shopify/Location/..., but is "
                        + locationId);
        require(readsInFlight > 0 && readsInFlight <= 50, "updater.reads-in-flight must be 1 to 50");
        require(writesInFlight > 0 && writesInFlight <= 50, "updater.writes-in-flight must be 1 to 50");
        require(!linger.isNegative(), "updater.linger must not be negative");
        require(batchDeadline.toMillis() > 0, "updater.batch-deadline must be longer than zero");
        require(snapshotMaxAge.toSeconds() > 0, "updater.snapshot-max-age must be at least a second");
        require(staleRetries >= 0, "updater.stale-retries must not be negative");
        require(probe.toMillis() > 0, "updater.probe must be longer than zero");
    }

    /** Longer than any call: nobody awaits the end of a write that was announced before that, whichever updater did. */
    public Duration forgottenAfter() {
        return batchDeadline.plus(AFTER_THE_LAST_CALL);
    }

    /** Whether a row is written only at the level just read, which has moved so often before. */
    public boolean compares(int staleAttempts) {
        return compareAndSet && staleAttempts <= staleRetries;
    }

    public boolean hasAccessToken() {
        return present(accessToken);
    }

    /** The configured location's gid, or null. */
    public String locationGid() {
        if (!present(locationId)) {
            return null;
        }
        return locationId.startsWith("gid:") ? locationId : "gid://shopify/Location/" + locationId;
    }

    @Override
    public String toString() {
        return "StoreUpdaterSettings[shopDomain=" + shopDomain + ", locationId=" + locationId + "]";
    }

    private static boolean present(String value) {
        return value != null && !value.isBlank();
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
