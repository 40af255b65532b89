package com.occ.inventory.admin.partner;

import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A partner as callers see it: never its token. */
public record PartnerView(
        String key,
        String name,
        String shopDomain,
        List<String> locations,
        boolean paused,
        PauseState pauseState,
        Credentials credentials,
        long mappings,
        long version,
        @Schema(description = "Since when, and why, the newest version does not reach the services; null while it does")
                Late late) {

    /** PAUSING: writes that were under way when the pause began may still reach the store. */
    public enum PauseState {
        ACTIVE,
        PAUSING,
        PAUSED
    }

    public record Credentials(long version, boolean set) {}

    public record Late(Instant since, String why) {
        static Late of(Readable row) {
            Instant since = row.get("unpublished_since", Instant.class);
            return since == null ? null : new Late(since, row.get("unpublished_why", String.class));
        }
    }

    static PartnerView of(Readable row) {
        boolean paused = row.get("paused", Boolean.class);
        boolean applied = row.get("pause_applied", Boolean.class);
        return new PartnerView(
                row.get("key", String.class),
                row.get("name", String.class),
                row.get("shop_domain", String.class),
                Arrays.stream(row.get("locations", Long[].class))
                        .map(String::valueOf)
                        .toList(),
                paused,
                !paused ? PauseState.ACTIVE : applied ? PauseState.PAUSED : PauseState.PAUSING,
                new Credentials(row.get("credentials_version", Long.class), row.get("has_token", Boolean.class)),
                row.get("mappings", Long.class),
                row.get("version", Long.class),
                Late.of(row));
    }
}
