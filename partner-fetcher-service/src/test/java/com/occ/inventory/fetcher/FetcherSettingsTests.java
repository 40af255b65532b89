package com.occ.inventory.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FetcherSettingsTests {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void defaultsAreThese() {
        assertThat(bind(Map.of()))
                .isEqualTo(new FetcherSettings(16, 3, Duration.ofMinutes(4), Duration.ofSeconds(30), KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "fetcher.encryption-key,'',ENCRYPTION_KEY",
        "fetcher.encryption-key,short,ENCRYPTION_KEY",
        "fetcher.concurrency,0,FETCHER_CONCURRENCY",
        "fetcher.pages-in-flight,0,fetcher.pages-in-flight",
        "fetcher.deadline,0s,fetcher.deadline",
        "fetcher.credentials-patience,-1s,fetcher.credentials-patience"
    })
    void namesTheSettingThatIsWrong(String name, String value, String named) {
        assertThatThrownBy(() -> bind(Map.of(name, value))).rootCause().hasMessageContaining(named);
    }

    @Test
    void keepsTheKeyToItself() {
        assertThat(bind(Map.of()).toString()).doesNotContain(KEY);
    }

    private static FetcherSettings bind(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("fetcher.encryption-key", KEY));
        all.putAll(properties);
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("fetcher", FetcherSettings.class);
    }
}
