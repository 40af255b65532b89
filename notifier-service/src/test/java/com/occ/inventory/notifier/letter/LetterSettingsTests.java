package com.occ.inventory.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LetterSettingsTests {
    @Test
    void anAddressMayHaveAPath() {
        assertThat(new LetterSettings(URI.create("https://example.com/stock/")).adminUrl())
                .hasToString("https://example.com/stock/");
    }

    @Test
    void lettersLinkToWhereTheEnvironmentSays() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withSystemProperties("spring.config.name=notifier")
                .withPropertyValues("ADMIN_URL=https://example.com/stock/")
                .withBean(Clock.class, Clock::systemUTC)
                .withUserConfiguration(LetterConfiguration.class)
                .run(context -> assertThat(context.getBean(LetterWriter.class)
                                .write("1@stock", null, Notice.test())
                                .text())
                        .contains("https://example.com/stock/alerts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stock.example.com",
                "ftp://stock.example.com",
                "https://u:p@stock.example.com",
                "https:///x",
                "http://a/?q"
            })
    void whatIsNoAddressStopsTheStartAndIsNamed(String address) {
        assertThatThrownBy(() -> new LetterSettings(URI.create(address))).hasMessageContaining("ADMIN_URL");
    }
}
