package com.occ.inventory.admin.run;

import com.occ.inventory.admin.page.Show;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long Shopify's rate limits held work back: part of the time it took, and no wait in a queue of ours. The two may overlap, since
 * a partner's first pages are written while its last ones are being read. Several jobs of one partner wait side by side, so each is at
 * most the time the work took. Of a run, each is the longest of one of its partners.
 *
 * @param partnerMillis at the partner's store, while its stock was read; null when that was not told
 * @param storeMillis at the OCC store, while levels were read and written; null when that was not told. A call that serves several
 *     partners holds each of them back
 */
@Schema(
        description =
                "How long Shopify's rate limits held a partner's work back: part of the time it took and never more than that,"
                        + " apart from waits in queues. Of a run, the longest wait of a partner")
public record RateLimitTime(
        @Schema(description = "At the partner's store, in milliseconds; null when that was not told")
                Long partnerMillis,
        @Schema(
                        description =
                                "At the OCC store, in milliseconds, where a call that serves several partners holds each of them back;"
                                        + " null when that was not told")
                Long storeMillis) {
    /** Less is not worth a word. */
    private static final long SHORTEST = 100;

    /** Of pages in {@code partner_waited} and {@code store_waited}. */
    static RateLimitTime of(Readable row) {
        return new RateLimitTime(row.get("partner_waited", Long.class), row.get("store_waited", Long.class));
    }

    /**
     * What a partner's work was held back by; null when there is nothing to tell.
     *
     * @param worked null while it has not begun
     */
    String ofWork(Duration worked) {
        String words = words("at the partner's store");
        if (words == null || worked == null) {
            return null;
        }
        boolean sideBySide =
                partnerMillis != null && storeMillis != null && partnerMillis + storeMillis > worked.toMillis();
        return "of which waiting for Shopify's rate limit: " + words + (sideBySide ? ", partly at the same time" : "");
    }

    /** The longest that one of a run's partners was held back. */
    String longest() {
        if (partnerMillis == null && storeMillis == null) {
            return "not told";
        }
        String words = words("at partners' stores");
        return words == null ? "none" : words;
    }

    private String words(String partners) {
        String words = Stream.of(part(partnerMillis, partners), part(storeMillis, "at OCC's"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }

    private static String part(Long millis, String where) {
        return millis == null || millis < SHORTEST
                ? ""
                : Show.INSTANCE.duration(Duration.ofMillis(millis)) + " " + where;
    }
}
