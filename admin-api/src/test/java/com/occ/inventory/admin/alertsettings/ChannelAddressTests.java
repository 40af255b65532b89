package com.occ.inventory.admin.alertsettings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/services/T0/B0/secret",
                "HTTPS://Example.com:8443/a?b=c#d",
                "https://8.8.8.8/hook",
                "https://[2a00:1450:4001::1]/hook",
                "https://localhost.example.com/",
                "https://10.example.com/"
            })
    void takesAddressesOfTheOutside(String address) {
        assertThat(ChannelAddress.fault(address)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.slack.com/services",
                "http://hooks.slack.com/services",
                "ftp://example.com/",
                "https://",
                "https:///path",
                "https:example.com",
                "https://user@example.com/",
                "https://user:secret@example.com/",
                "https://@example.com/",
                "https://exa mple.com/",
                "https://example.com/\r\nx",
                "https://example.com:0/",
                "https://example.com:70000/",
                "https://under_score/",
                "https://hooks.slack.com/...",
                "https://hooks.slack.com/…"
            })
    void refusesWhatIsNoAddressOrNotTheWholeOfIt(String address) {
        assertThat(ChannelAddress.fault(address)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://LocalHost./",
                "https://a.localhost:8080/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.0.0.1/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::127.0.0.1]/",
                "https://[fe80::1]/",
                "https://[fc00::1]/",
                "https://[fd12:3456::1]/",
                "https://[ff02::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/"
            })
    void neverLeadsToThisMachineOrItsNeighbours(String address) {
        assertThat(ChannelAddress.fault(address)).isNotBlank();
    }

    @Test
    void mayHaveFiveHundredCharacters() {
        String longest = "https://example.com/" + "a".repeat(480);
        assertThat(ChannelAddress.fault(longest)).isNull();
        assertThat(ChannelAddress.fault(longest + "a")).contains("500");
    }

    @Test
    void showsTheHostAlone() {
        assertThat(ChannelAddress.host("https://Hooks.Slack.com:443/services/secret?token=x"))
                .isEqualTo("hooks.slack.com");
    }
}
