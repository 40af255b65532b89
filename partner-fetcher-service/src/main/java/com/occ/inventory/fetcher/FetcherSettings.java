package com.occ.inventory.fetcher;

import com.occ.inventory.secret.TokenCipher;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param concurrency partners that are read at the same time
 * @param pagesInFlight pages of one partner that are read at the same time
 * @param deadline the longest that one job may take; then the partner counts as unreachable
 * @param credentialsPatience how long a job waits for credentials that are on their way
 * @param encryptionKey opens the partners' tokens, see {@link TokenCipher}
 */
@ConfigurationProperties("fetcher")
public record FetcherSettings(
        @DefaultValue("16") int concurrency,
        @DefaultValue("3") int pagesInFlight,
        @DefaultValue("4m") Duration deadline,
        @DefaultValue("30s") Duration credentialsPatience,
        @DefaultValue("") String encryptionKey) {

    public FetcherSettings {
        require(concurrency >= 1 && concurrency <= 200, "fetcher.concurrency (FETCHER_CONCURRENCY)", "1 to 200");
        require(pagesInFlight >= 1 && pagesInFlight <= 20, "fetcher.pages-in-flight", "1 to 20");
        require(deadline.compareTo(Duration.ZERO) > 0, "fetcher.deadline", "longer than zero");
        require(!credentialsPatience.isNegative(), "fetcher.credentials-patience", "zero or longer");
        cipher(encryptionKey);
    }

    public TokenCipher cipher() {
        return cipher(encryptionKey);
    }

    private static TokenCipher cipher(String encryptionKey) {
        return new TokenCipher(encryptionKey);
    }

    private static void require(boolean holds, String setting, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(setting + " must be " + rule);
        }
    }

    @Override
    public String toString() {
        return "FetcherSettings[concurrency=" + concurrency + ", pagesInFlight=" + pagesInFlight + ", deadline="
                + deadline + ", credentialsPatience=" + credentialsPatience + "]";
    }
}
