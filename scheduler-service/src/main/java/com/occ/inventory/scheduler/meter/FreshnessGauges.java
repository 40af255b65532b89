package com.occ.inventory.scheduler.meter;

import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.meter.MeterSettings;
import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import com.occ.inventory.schedule.Staleness;
import com.occ.inventory.scheduler.catalogue.Catalogue;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * How old the numbers of partners are that should be renewed: neither deleted nor paused, and with mapped variants. What renews them,
 * and how old is stale, is what admin-api's pages say. A partner that was never synced has no age and is counted apart, from the
 * moment on that it is to be synced. Of more partners than have series of their own, those have them whose numbers are oldest.
 */
@Component
class FreshnessGauges implements SampledGauges {
    private static final SampledGauge FRESHNESS =
            SampledGauge.seconds("sync.partner.freshness", "Since a partner's numbers were last renewed");
    private static final SampledGauge PARTNERS =
            SampledGauge.count("sync.partners", "Partners that are to be synced: not paused, and with mapped variants");
    private static final SampledGauge STALE = SampledGauge.count(
            "sync.partners.stale",
            "Those of them whose numbers were not renewed for several intervals of the schedule");
    private static final SampledGauge NEVER =
            SampledGauge.count("sync.partners.never.synced", "Those of them whose numbers were never renewed");

    private final DatabaseClient database;
    private final Catalogue catalogue;
    private final int most;
    private final Clock clock;

    FreshnessGauges(DatabaseClient database, Catalogue catalogue, MeterSettings settings, Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.most = settings.partners();
        this.clock = clock;
    }

    @Override
    public String what() {
        return "how old the partners' numbers are";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(FRESHNESS, PARTNERS, STALE, NEVER);
    }

    private record Partner(String key, Instant renewedAt, long all, long stale, long never) {}

    @Override
    public Flux<SampledGauge.Value> sample() {
        Instant now = clock.instant();
        return catalogue.settings().map(SettingsDocument::schedule).flatMapMany(schedule -> partners(
                        staleBefore(schedule, now))
                .collectList()
                .flatMapIterable(partners -> values(partners, now)));
    }

    /** Nothing is stale while nothing is to renew it, and nothing was missed before the schedule began. */
    private static Instant staleBefore(Schedule schedule, Instant now) {
        Instant limit = now.minus(Staleness.limit(schedule));
        return schedule.enabled()
                        && (schedule.since() == null || schedule.since().isBefore(limit))
                ? limit
                : Instant.EPOCH;
    }

    private Flux<Partner> partners(Instant staleBefore) {
        return database.sql(
                        """
                        select key, renewed_at, count(*) over () as partners,
                          count(*) filter (where renewed_at < :stale) over () as stale,
                          count(*) filter (where renewed_at is null) over () as never
                        from (
                          select d.key, (
                            select j.finished_at from scheduler.job j
                            where j.partner = d.key and j.mode = 'APPLY' and j.items is null
                              and (j.status = 'SUCCEEDED' or j.status = 'PARTLY_FAILED' and j.failure is null)
                            order by j.finished_at desc limit 1) as renewed_at
                          from scheduler.partner_document d
                          where not d.deleted and not d.paused and d.lines > 0) p
                        order by renewed_at nulls last, key
                        limit :most
                        """)
                .bind("stale", staleBefore)
                .bind("most", most)
                .map((Readable row) -> new Partner(
                        row.get("key", String.class),
                        row.get("renewed_at", Instant.class),
                        row.get("partners", Long.class),
                        row.get("stale", Long.class),
                        row.get("never", Long.class)))
                .all();
    }

    private static List<SampledGauge.Value> values(List<Partner> partners, Instant now) {
        List<SampledGauge.Value> values = new ArrayList<>();
        values.add(PARTNERS.at(partners.isEmpty() ? 0 : partners.get(0).all()));
        values.add(STALE.at(partners.isEmpty() ? 0 : partners.get(0).stale()));
        values.add(NEVER.at(partners.isEmpty() ? 0 : partners.get(0).never()));
        partners.stream()
                .filter(partner -> partner.renewedAt() != null)
                .forEach(partner -> values.add(FRESHNESS.at(
                        Duration.between(partner.renewedAt(), now).toSeconds(), "partner", partner.key())));
        return values;
    }
}
