package com.occ.inventory.notifier;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The notifier's settings.
 *
 * @param functions the listeners, as Spring Cloud Stream names them
 * @param sweep how often it is looked for what is to be told, sent or published
 * @param cataloguePatience how long to wait for the settings document before asking (again) for it
 * @param gather how long after its run has ended an incident waits for others, to be told in one letter
 * @param gatherAtMost so long it waits while its run goes on
 * @param flapWindow what fails again within so long after it was resolved is the same incident
 * @param giveUp after so long a letter that could not be delivered is not tried any more
 * @param retention after so long resolved incidents and past deliveries are deleted
 * @param alertEmailTo who is told as long as the settings name nobody
 * @param heartbeatUrl is called after each run that synced; a secret; empty for none
 */
@Validated
@ConfigurationProperties("notifier")
public record NotifierProperties(
        @NotBlank String functions,
        @NotNull @DurationMin(millis = 100) Duration sweep,
        @NotNull @DurationMin(millis = 100) Duration cataloguePatience,
        @NotNull @DurationMin Duration gather,
        @NotNull @DurationMin Duration gatherAtMost,
        @NotNull @DurationMin Duration flapWindow,
        @NotNull @DurationMin(minutes = 1) Duration giveUp,
        @NotNull @DurationMin(days = 1) Duration retention,
        @NotNull List<@NotBlank @Email String> alertEmailTo,
        @NotNull String heartbeatUrl) {

    /** Says what is wrong without saying the address. */
    @AssertTrue(message = "HEARTBEAT_URL must be an absolute http or https address")
    boolean isHeartbeatUrlAnAddress() {
        if (heartbeatUrl == null || heartbeatUrl.isEmpty()) {
            return true;
        }
        try {
            URI address = URI.create(heartbeatUrl);
            return address.getHost() != null && List.of("http", "https").contains(address.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "NotifierProperties[sweep=" + sweep + ", gather=" + gather + ", gatherAtMost=" + gatherAtMost
                + ", flapWindow=" + flapWindow + ", giveUp=" + giveUp + ", retention=" + retention + "]";
    }
}
