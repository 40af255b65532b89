package com.occ.inventory.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class AdminSettingsTests {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Test
    void hasDefaults() {
        AdminSettings settings = new Binder(
                        new MapConfigurationPropertySource(java.util.Map.of("admin.encryption-key", KEY)))
                .bind("admin", Bindable.of(AdminSettings.class))
                .get();

        assertThat(settings)
                .isEqualTo(new AdminSettings(null, null, KEY, Duration.ofSeconds(5), DataSize.ofMegabytes(64)));
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThatThrownBy(() -> settings("", "5s")).hasMessageStartingWith("ENCRYPTION_KEY must be 32 random bytes");
        assertThatThrownBy(() -> settings("c2hvcnQ=", "5s")).hasMessageNotContaining("c2hvcnQ=");
        assertThatThrownBy(() -> settings(KEY, "0s")).hasMessageStartingWith("admin.sweep must be");
    }

    @Test
    void keepsItsSecretsToItself() {
        assertThat(new AdminSettings("api-token", "cron-secret", KEY, Duration.ofSeconds(5), DataSize.ofMegabytes(1)))
                .asString()
                .doesNotContain("api-token", "cron-secret", KEY);
    }

    private static AdminSettings settings(String key, String sweep) {
        return new AdminSettings(
                "", "", key, Duration.parse("PT" + sweep.toUpperCase(java.util.Locale.ROOT)), DataSize.ofMegabytes(1));
    }
}
