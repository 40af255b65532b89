package com.occ.inventory.notifier;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The notifier's settings.
 *
 * @param functions the listeners, as Spring Cloud Stream names them
 * @param sweep how often incidents that could not be published are published again
 * @param cataloguePatience how long to wait for the settings document before asking (again) for it
 */
@Validated
@ConfigurationProperties("notifier")
public record NotifierProperties(
        @NotBlank String functions,
        @NotNull @DurationMin(millis = 100) Duration sweep,
        @NotNull @DurationMin(millis = 100) Duration cataloguePatience) {}
