package com.occ.inventory.notifier.letter;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LetterSettings.class)
class LetterConfiguration {
    @Bean
    LetterWriter letterWriter(LetterSettings settings, Clock clock) {
        return new LetterWriter(settings.adminUrl(), clock);
    }
}
