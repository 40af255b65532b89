package com.occ.inventory.admin;

import com.occ.inventory.secret.TokenCipher;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param apiToken API_TOKEN, opens everything but the cron endpoint
 * @param cronSecret CRON_SECRET, opens the cron endpoint
 * @param encryptionKey ENCRYPTION_KEY, seals the partners' tokens; the fetcher opens them with the same
 * @param sweep how often what could not be published is tried again
 * @param importLimit the largest mapping file
 */
@ConfigurationProperties("admin")
public record AdminSettings(
        String apiToken,
        String cronSecret,
        String encryptionKey,
        @DefaultValue("5s") Duration sweep,
        @DefaultValue("64MB") DataSize importLimit) {

    public AdminSettings {
        if (sweep.toMillis() < 1) {
            throw new IllegalArgumentException("admin.sweep must be longer than zero, but is " + sweep);
        }
        if (importLimit.toBytes() < 1 || importLimit.toGigabytes() >= 1) {
            throw new IllegalArgumentException("admin.import-limit must be between 1B and 1GB, but is " + importLimit);
        }
        new TokenCipher(encryptionKey == null ? "" : encryptionKey);
    }

    public TokenCipher cipher() {
        return new TokenCipher(encryptionKey);
    }

    @Override
    public String toString() {
        return "AdminSettings[sweep=" + sweep + ", importLimit=" + importLimit + "]";
    }
}
