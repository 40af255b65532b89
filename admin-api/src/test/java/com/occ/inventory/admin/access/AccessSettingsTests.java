package com.occ.inventory.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessSettingsTests {

    @Test
    void hasDefaults() {
        AccessSettings settings = bound(Map.of("admin.user", "", "admin.password", "", "admin.setup-token-file", ""));

        assertThat(settings.namesFirstAdmin()).isFalse();
        assertThat(settings.setupTokenFile())
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "occ-inventory-setup-token"));
        assertThat(settings.sessionIdle()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.sessionLifetime()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.secureCookies()).isFalse();
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThatThrownBy(() -> first("anna", "short")).hasMessage("ADMIN_PASSWORD must have at least 12 characters.");
        assertThatThrownBy(() -> first("an na", "long enough by far"))
                .hasMessageStartingWith("ADMIN_USER must be 1 to 64 letters");
        assertThatThrownBy(() -> first("anna", "")).hasMessageStartingWith("ADMIN_USER and ADMIN_PASSWORD must be set");
        assertThatThrownBy(() -> new AccessSettings("", "", null, Duration.ofHours(2), Duration.ofHours(1), false))
                .hasMessageStartingWith("admin.session-idle must be");
    }

    @Test
    void keepsThePasswordToItself() {
        assertThat(first("anna", "long enough by far")).asString().doesNotContain("long enough");
    }

    private static AccessSettings first(String user, String password) {
        return new AccessSettings(user, password, null, Duration.ofHours(1), Duration.ofHours(1), false);
    }

    private static AccessSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("admin", Bindable.of(AccessSettings.class))
                .get();
    }
}
