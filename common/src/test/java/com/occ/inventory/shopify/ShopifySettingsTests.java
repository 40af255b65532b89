package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ShopifySettingsTests {

    private static final String TWIN = "http://127.0.0.1:9500/{shop}";

    @Test
    void defaultsAreThoseOfShopify() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ShopifySettings(
                        "https://{shop}",
                        "2026-10",
                        Duration.ofSeconds(20),
                        4,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        60,
                        Duration.ofSeconds(15),
                        new CatalogueSettings(
                                10_000, Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(15))));
    }

    @Test
    void putsTheDomainIntoTheAddress() {
        ShopifySettings shopify = bind(Map.of());
        assertThat(shopify.graphql(shopify.domain("aurora.myshopify.com")))
                .hasToString("https://aurora.myshopify.com/admin/api/2026-10/graphql.json");
        ShopifySettings twin = bind(Map.of("shopify.base-url", TWIN + "/", "shopify.api-version", "2026-07"));
        assertThat(twin.graphql(twin.domain("aurora")))
                .hasToString("http://127.0.0.1:9500/aurora/admin/api/2026-07/graphql.json");
        assertThat(twin.accessToken(twin.domain("aurora")))
                .hasToString("http://127.0.0.1:9500/aurora/admin/oauth/access_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.com#.myshopify.com",
                "a@evil.com",
                "../../x",
                "..",
                ".myshopify.com",
                "-a.myshopify.com",
                "a.b.myshopify.com",
                "evil.com",
                "evil.com/.myshopify.com",
                "a.myshopify.com.evil.com",
                "a.myshopify.com:8443",
                "a.myshopify.com\n",
                "A.myshopify.com",
                "a%2e.myshopify.com",
                "ä.myshopify.com",
                "a0123456789012345678901234567890123456789012345678901234567890.myshopify.com"
            })
    void takesNothingButShopifysDomains(String domain) {
        ShopifySettings settings = bind(Map.of());
        assertThatThrownBy(() -> settings.domain(domain)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "evil.com#a", "a@evil.com", "../../x", "a..b", ".a", "a/b", "a?b", "a b", "A", "a\\b", "a:1"
            })
    void takesNoDomainThatLeavesItsPlaceInATwinsAddress(String domain) {
        ShopifySettings settings = bind(Map.of("shopify.base-url", TWIN));
        assertThatThrownBy(() -> settings.domain(domain)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "aurora.example", "1-2.3", "aurora.myshopify.com"})
    void takesOtherDomainsForATwin(String domain) {
        assertThat(bind(Map.of("shopify.base-url", TWIN)).domain(domain).value())
                .isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "shopify.base-url,https://example.com,SHOPIFY_BASE_URL",
        "shopify.base-url,ftp://{shop},SHOPIFY_BASE_URL",
        "shopify.base-url,https://{shop}/{shop},SHOPIFY_BASE_URL",
        "shopify.base-url,https://user@host/{shop},SHOPIFY_BASE_URL",
        "shopify.base-url,https://host/{shop}?x,SHOPIFY_BASE_URL",
        "shopify.base-url,https://ho st/{shop},SHOPIFY_BASE_URL",
        "shopify.api-version,2026-13,shopify.api-version",
        "shopify.api-version,../x,shopify.api-version",
        "shopify.attempt-timeout,0s,shopify.attempt-timeout",
        "shopify.attempts,0,shopify.attempts",
        "shopify.max-backoff,1ms,shopify.max-backoff",
        "shopify.push-backs,0,shopify.push-backs",
        "shopify.catalogue.bulk-from,25001,shopify.catalogue.bulk-from",
        "shopify.catalogue.bulk-deadline,0s,shopify.catalogue.bulk-deadline",
        "shopify.catalogue.max-poll-pause,1ms,shopify.catalogue.max-poll-pause",
    })
    void namesTheSettingThatIsWrong(String name, String value, String named) {
        assertThatThrownBy(() -> bind(Map.of(name, value)))
                .rootCause()
                .satisfiesAnyOf(root -> assertThat(root).hasMessageContaining(named), root -> assertThat(root)
                        .isInstanceOf(java.net.URISyntaxException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://storage.googleapis.com/a/b?c=d", "http://127.0.0.1:9500/bulk-operations/a.jsonl"})
    void readsFilesOverHttpsAndFromTheStoresOwnHost(String url) {
        ShopifySettings twin = bind(Map.of("shopify.base-url", TWIN));
        assertThat(twin.file(twin.domain("aurora"), url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no address",
                "/bulk-operations/a.jsonl",
                "//storage.googleapis.com/a",
                "file:///etc/passwd",
                "ftp://127.0.0.1:9500/a",
                "jar:https://storage.googleapis.com/a!/b",
                "http://storage.googleapis.com/a",
                "http://127.0.0.1:9501/a",
                "http://127.0.0.1/a",
                "http://127.0.0.1:9500@evil.com/a",
                "http://127.0.0.1:9500.evil.com/a",
                "https://user@storage.googleapis.com/a",
                "https:///a",
                "HTTP://169.254.169.254/latest/meta-data"
            })
    void readsFilesFromNowhereElse(String url) {
        ShopifySettings twin = bind(Map.of("shopify.base-url", TWIN));
        assertThatThrownBy(() -> twin.file(twin.domain("aurora"), url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the file's address is neither https nor on the store's own host");
    }

    @Test
    void readsFilesFromNoPlainAddressOnceStoresLiveAtShopify() {
        ShopifySettings shopify = bind(Map.of());
        assertThatThrownBy(() -> shopify.file(shopify.domain("aurora.myshopify.com"), "http://aurora.myshopify.com/a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tokensDoNotPrint() {
        assertThat(new AccessToken("shpat_secret")).asString().isEqualTo("AccessToken[***]");
        assertThatThrownBy(() -> new AccessToken("shpat\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("shpat");
    }

    private static ShopifySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("shopify", ShopifySettings.class);
    }
}
