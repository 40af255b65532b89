package com.occ.inventory.admin.catalogue;

import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import java.time.Clock;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Whether the copies of the catalogue can be complete: what is stored here and was not confirmed by the broker yet. */
@Component
class CopyGauges implements SampledGauges {
    /** Stands for this many and more. */
    private static final int MOST = 1_000;

    private static final SampledGauge UNPUBLISHED = SampledGauge.count(
            "catalogue.unpublished", "Documents of the catalogue whose newest version the broker has not confirmed");
    private static final SampledGauge LAG = SampledGauge.seconds(
            "catalogue.copy.lag", "How long the oldest of them has been seen to wait; 0 without one");

    private final DatabaseClient database;
    private final Clock clock;
    private final CopyLag lag = new CopyLag();

    CopyGauges(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "what of the catalogue is not published";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(UNPUBLISHED, LAG);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return database.sql(
                        """
                        (select 'settings' as name from admin.settings where published_version < version)
                        union all
                        (select 'control' from admin.control where published_epoch < epoch)
                        union all
                        (select 'partner ' || key from admin.partner
                         where published_version < version or published_credentials_version < credentials_version
                         order by key limit :most)
                        """)
                .bind("most", MOST)
                .mapValue(String.class)
                .all()
                .collectList()
                .flatMapIterable(behind -> List.of(
                        UNPUBLISHED.at(behind.size()),
                        LAG.at(lag.seen(behind, clock.instant()).toMillis() / 1000.0)));
    }
}
