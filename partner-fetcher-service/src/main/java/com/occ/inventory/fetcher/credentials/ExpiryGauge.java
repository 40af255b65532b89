package com.occ.inventory.fetcher.credentials;

import com.occ.inventory.meter.MeterSettings;
import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * {@code partner_token_expiry_timestamp_seconds}: when a partner's store closes to us for good unless its tokens are replaced before,
 * which each of its syncs does. That is the end of the refresh token; an access token's end is mended by it. Missing where
 * nothing expires, and until the first exchange of a pair that was entered. Of more partners than have series of their own those
 * have them that come first.
 */
@Component
class ExpiryGauge implements SampledGauges {
    private static final SampledGauge EXPIRY = SampledGauge.seconds(
            "partner.token.expiry.timestamp", "When a partner's refresh token is dead unless it is used before");

    private final DatabaseClient database;
    private final int most;

    ExpiryGauge(DatabaseClient database, MeterSettings settings) {
        this.database = database;
        this.most = settings.partners();
    }

    private record Expiry(String partner, Instant at) {}

    @Override
    public String what() {
        return "when partners' tokens expire";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(EXPIRY);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return database.sql(
                        """
                        select partner, refresh_expires_at from fetcher.credentials
                        where refresh_expires_at is not null
                        order by refresh_expires_at limit :most
                        """)
                .bind("most", most)
                .map(row -> new Expiry(row.get("partner", String.class), row.get("refresh_expires_at", Instant.class)))
                .all()
                .map(expiry -> EXPIRY.at(expiry.at().getEpochSecond(), "partner", expiry.partner()));
    }
}
