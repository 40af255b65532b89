package com.occ.inventory.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTests {

    @Test
    void takesWhatIsLongEnough() {
        assertThat(PasswordRule.fault("twelve chars", "anna")).isNull();
        assertThat(PasswordRule.fault("пароль-длинный", "anna")).isNull();
    }

    @Test
    void refusesWhatIsShortOrLongerThanBcryptReads() {
        assertThat(PasswordRule.fault(null, "anna")).contains("at least 12");
        assertThat(PasswordRule.fault("eleven char", "anna")).contains("at least 12");
        // Each of these is two chars, and one character.
        assertThat(PasswordRule.fault("🔑🔒🔓🔐🗝🔏".repeat(1), "anna")).contains("at least 12");
        assertThat(PasswordRule.fault("aé7-".repeat(20), "anna")).contains("at most 72 bytes");
    }

    @Test
    void refusesWhatAnybodyWouldTryFirst() {
        assertThat(PasswordRule.fault("ababababababab", "anna")).contains("too easy");
        assertThat(PasswordRule.fault("Anna.Brunswick", "anna.brunswick")).contains("too easy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "an na", "-anna", "änna", "api-token", "Cron", "<b>anna", "a/b"})
    void refusesNamesThatAreNone(String name) {
        assertThat(UserName.fault(name)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", " Anna ", "anna.b@example.org", "7-eleven"})
    void takesNames(String name) {
        assertThat(UserName.fault(name)).isNull();
    }
}
