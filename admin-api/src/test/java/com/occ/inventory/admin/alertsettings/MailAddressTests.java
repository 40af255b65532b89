package com.occ.inventory.admin.alertsettings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "stock+occ@example.com",
                "o'neill@example.co.uk",
                "a.b.c@x-1.example",
                "lager@xn--r8jz45g.jp"
            })
    void takesAddresses(String address) {
        assertThat(MailAddress.fault(address)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stock",
                "@example.com",
                "stock@",
                "a@b@c",
                "a b@example.com",
                "a@example.com\r\nBcc: x@example.com",
                "a@exa\u0000mple.com",
                "a@example.com, b@example.com",
                "Anna <anna@example.com>",
                "a@example..com",
                "a@.example.com",
                "a@example.com.",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "a@exa_mple.com",
                "a@exam!ple.com",
                "björn@example.se",
                "lager@例え.jp",
                "a\u007f@example.com",
                "a\u202e@example.com",
                "a\u00a0@example.com"
            })
    void refusesWhatIsNone(String address) {
        assertThat(MailAddress.fault(address)).isNotBlank();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(MailAddress.fault("a".repeat(242) + "@example.com")).isNull();
        assertThat(MailAddress.fault("a".repeat(243) + "@example.com")).contains("254");
        assertThat(MailAddress.fault(null)).isNotBlank();
    }

    @Test
    void masksThem() {
        assertThat(MailAddress.masked("stock@example.com")).isEqualTo("s***@example.com");
        assertThat(MailAddress.masked("\uD83D\uDE00x@example.com")).isEqualTo("\uD83D\uDE00***@example.com");
        assertThat(MailAddress.masked("nonsense")).isEqualTo("***");
    }
}
