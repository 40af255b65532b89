package com.occ.inventory.shopify;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.UriUtils;

/**
 * Where stores live and how patiently they are asked.
 *
 * @param baseUrl address of a store, with {@code {shop}} where its domain goes
 * @param apiVersion a version of the Admin API, for example 2026-10
 * @param attemptTimeout the longest that one request may take, connecting and reading included
 * @param attempts how often a call is sent before the store counts as unreachable
 * @param backoff pause before the second attempt; doubles with each further one, with jitter
 * @param maxBackoff the longest pause between attempts
 * @param pushBacks how often in a row a call may be told to come back later before the store counts as unreachable; five minutes of
 *     such pauses are enough in any case
 * @param breakerPause how long a store that failed again and again is left alone
 * @param catalogue how whole catalogues are read
 */
@ConfigurationProperties("shopify")
public record ShopifySettings(
        @DefaultValue(ShopifySettings.AT_SHOPIFY) String baseUrl,
        @DefaultValue("2026-10") String apiVersion,
        @DefaultValue("20s") Duration attemptTimeout,
        @DefaultValue("4") int attempts,
        @DefaultValue("500ms") Duration backoff,
        @DefaultValue("10s") Duration maxBackoff,
        @DefaultValue("60") int pushBacks,
        @DefaultValue("15s") Duration breakerPause,
        @DefaultValue CatalogueSettings catalogue) {

    static final String AT_SHOPIFY = "https://{shop}";
    private static final String SHOP = "{shop}";
    private static final Pattern VERSION = Pattern.compile("\\d{4}-(01|04|07|10)|unstable");

    public ShopifySettings {
        baseUrl = baseUrl.replaceAll("/+$", "");
        requireBaseUrl(baseUrl);
        require(VERSION.matcher(apiVersion).matches(), "shopify.api-version", "a version such as 2026-10", apiVersion);
        requirePositive("shopify.attempt-timeout", attemptTimeout);
        requirePositive("shopify.backoff", backoff);
        requirePositive("shopify.max-backoff", maxBackoff);
        requirePositive("shopify.breaker-pause", breakerPause);
        require(maxBackoff.compareTo(backoff) >= 0, "shopify.max-backoff", "at least shopify.backoff", maxBackoff);
        require(attempts >= 1 && attempts <= 20, "shopify.attempts", "between 1 and 20", attempts);
        require(pushBacks >= 1, "shopify.push-backs", "at least 1", pushBacks);
    }

    /**
     * The checked name of a store.
     *
     * @throws IllegalArgumentException when it is none, or not one of Shopify's while stores live at Shopify
     */
    public ShopDomain domain(String value) {
        return baseUrl.equals(AT_SHOPIFY) ? ShopDomain.atShopify(value) : new ShopDomain(value);
    }

    URI graphql(ShopDomain domain) {
        return URI.create(address(domain) + "/admin/api/" + apiVersion + "/graphql.json");
    }

    URI accessToken(ShopDomain domain) {
        return URI.create(address(domain) + "/admin/oauth/access_token");
    }

    /**
     * The address of a file that a store names, which is read without its token: over https, or where the store itself is.
     *
     * @throws IllegalArgumentException when it is anywhere else
     */
    URI file(ShopDomain domain, String url) {
        try {
            URI file = new URI(url);
            boolean bare = file.getHost() != null && file.getUserInfo() == null;
            if (bare && ("https".equals(file.getScheme()) || origin(file).equals(origin(graphql(domain))))) {
                return file;
            }
        } catch (URISyntaxException e) {
            // no address at all, which is not ours to show
        }
        throw new IllegalArgumentException("the file's address is neither https nor on the store's own host");
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getHost() + ":" + address.getPort();
    }

    private String address(ShopDomain domain) {
        return baseUrl.replace(SHOP, UriUtils.encode(domain.value(), StandardCharsets.UTF_8));
    }

    private static void requireBaseUrl(String baseUrl) {
        String setting = "shopify.base-url (SHOPIFY_BASE_URL)";
        String rule = "an http or https address with {shop} in it once, such as https://{shop}";
        int at = baseUrl.indexOf(SHOP);
        require(at >= 0 && baseUrl.indexOf(SHOP, at + 1) < 0, setting, rule, baseUrl);
        try {
            URI uri = URI.create(baseUrl.replace(SHOP, "shop"));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
            require(web && uri.getHost() != null && bare, setting, rule, baseUrl);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + " must be " + rule, e);
        }
    }

    static void requirePositive(String setting, Duration value) {
        require(!value.isNegative() && !value.isZero(), setting, "longer than zero", value);
    }

    static void require(boolean holds, String setting, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(setting + " must be " + rule + ", but is " + value);
        }
    }
}
