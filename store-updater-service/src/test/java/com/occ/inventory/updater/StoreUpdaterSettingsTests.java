package com.occ.inventory.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StoreUpdaterSettingsTests {
    private final Map<String, String> given = new HashMap<>(
            Map.of("updater.shop-domain", "occ-coffee.myshopify.com", "updater.access-token", "shpat_secret"));

    @Test
    void defaultsArePinned() {
        StoreUpdaterSettings settings = bind();

        assertThat(settings.linger()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.readsInFlight()).isEqualTo(4);
        assertThat(settings.writesInFlight()).isEqualTo(4);
        assertThat(settings.batchDeadline()).isEqualTo(Duration.ofMinutes(8));
        assertThat(settings.snapshotMaxAge()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.compareAndSet()).isTrue();
        assertThat(settings.staleRetries()).isEqualTo(3);
        assertThat(settings.probe()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.locationGid()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"123, gid://shopify/Location/123", "gid://shopify/Location/7, gid://shopify/Location/7"})
    void takesALocationAsDigitsOrGid(String configured, String gid) {
        given.put("updater.location-id", configured);

        assertThat(bind().locationGid()).isEqualTo(gid);
    }

    @Test
    void clientCredentialsStandInForAToken() {
        given.remove("updater.access-token");
        given.put("updater.client-id", "id");
        given.put("updater.client-secret", "hush");

        assertThat(bind().hasAccessToken()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "shop-domain, '', OCC_SHOP_DOMAIN",
        "access-token, '', OCC_ACCESS_TOKEN",
        "location-id, Berlin, OCC_LOCATION_ID",
        "location-id, gid://shopify/Product/1, OCC_LOCATION_ID",
        "reads-in-flight, 0, updater.reads-in-flight",
        "reads-in-flight, 51, updater.reads-in-flight",
        "writes-in-flight, 0, updater.writes-in-flight",
        "linger, -1ms, updater.linger",
        "batch-deadline, 0ms, updater.batch-deadline",
        "snapshot-max-age, 0s, updater.snapshot-max-age",
        "stale-retries, -1, updater.stale-retries",
        "probe, 0ms, updater.probe"
    })
    void aBadSettingIsNamed(String setting, String value, String named) {
        given.put("updater." + setting, value);

        assertThatThrownBy(this::bind).rootCause().hasMessageContaining(named);
    }

    @Test
    void aLevelIsComparedAFewTimesUnlessItNeverIs() {
        given.put("updater.stale-retries", "2");
        assertThat(IntStream.range(0, 5).mapToObj(bind()::compares)).containsExactly(true, true, true, false, false);

        given.put("updater.compare-and-set", "false");
        assertThat(bind().compares(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"8m", "1s", "20m"})
    void noWriteIsTakenForForgottenThatACallMayStillCarryOut(String batchDeadline) {
        given.put("updater.batch-deadline", batchDeadline);
        Duration longestRequest = Duration.ofSeconds(20);

        assertThat(bind().forgottenAfter()).isGreaterThan(bind().batchDeadline().plus(longestRequest));
    }

    @Test
    void halfOfTheClientCredentialsIsNone() {
        given.remove("updater.access-token");
        given.put("updater.client-id", "id");

        assertThatThrownBy(this::bind).rootCause().hasMessageContaining("OCC_CLIENT_SECRET");
    }

    @Test
    void secretsAreNotPrinted() {
        given.put("updater.client-secret", "hush");

        assertThat(bind().toString()).doesNotContain("shpat_secret", "hush");
    }

    private StoreUpdaterSettings bind() {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("updater", StoreUpdaterSettings.class);
    }
}
