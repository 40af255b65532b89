package com.occ.inventory.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTests {
    private static final String SECRET = "sixteen-chars-ok";

    @Test
    void opensForItsValueOnly() {
        SharedSecret secret = new SharedSecret(SECRET);

        assertThat(secret.usable()).isTrue();
        assertThat(secret.matches(SECRET)).isTrue();
        assertThat(secret.matches(SECRET + " ")).isFalse();
        assertThat(secret.matches("")).isFalse();
        assertThat(secret.matches(null)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "fifteen-chars-n")
    void opensNothingWhenUnsetOrShort(String value) {
        SharedSecret secret = new SharedSecret(value);

        assertThat(secret.usable()).isFalse();
        assertThat(secret.matches(value)).isFalse();
        assertThat(secret.matches("")).isFalse();
    }

    @Test
    void isNeverShown() {
        assertThat(new SharedSecret(SECRET).toString()).doesNotContain(SECRET);
    }
}
