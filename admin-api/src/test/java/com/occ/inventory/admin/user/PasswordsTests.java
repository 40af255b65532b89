package com.occ.inventory.admin.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordsTests {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Passwords passwords = new Passwords();

    @AfterEach
    void stop() {
        passwords.stop();
    }

    @Test
    void knowsThePasswordOfAHash() {
        String hash = passwords.hash("correct horse").block(PATIENCE);

        assertThat(passwords.matches("correct horse", hash).block(PATIENCE)).isTrue();
        assertThat(passwords.matches("correct house", hash).block(PATIENCE)).isFalse();
    }

    /** Malformed or cheaper it would tell who exists by the time that the answer takes. */
    @Test
    void comparesAStrangersPasswordWithAHashAsDearAsAnyOther() {
        String hash = passwords.hash("anything").block(PATIENCE);

        assertThat(Passwords.NOBODYS).hasSameSizeAs(hash).startsWith(hash.substring(0, "$2a$11$".length()));
        assertThat(new BCryptPasswordEncoder().matches("anything", Passwords.NOBODYS))
                .isFalse();
        assertThat(new BCryptPasswordEncoder(11).upgradeEncoding(Passwords.NOBODYS))
                .isFalse();
        assertThat(passwords.matches("anything", null).block(PATIENCE)).isFalse();
    }
}
