package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The last alert about each partner, and whether it is published. What stands under a sequence never changes. */
@Component
class Alerts {
    private final DatabaseClient database;

    Alerts(DatabaseClient database) {
        this.database = database;
    }

    record Alert(String partner, long sequence, Event event) {}

    Mono<List<Alert>> behind(int limit) {
        return database.sql(
                        """
                        select partner, sequence, alert::text as alert, alert -> 'failings' is not null as failing
                        from scheduler.partner_health
                        where published_sequence < sequence
                        order by partner
                        limit :limit
                        """)
                .bind("limit", limit)
                .map(Alerts::alert)
                .all()
                .collectList();
    }

    private static Alert alert(Readable row) {
        Class<? extends Event> type =
                row.get("failing", Boolean.class) ? FailureThresholdReached.class : PartnerRecovered.class;
        return new Alert(
                row.get("partner", String.class),
                row.get("sequence", Long.class),
                MessageJson.MAPPER.readValue(row.get("alert", String.class), type));
    }

    /** The row of a partner that cannot fail any more has nothing left to tell. */
    Mono<Void> published(List<Alert> alerts) {
        return database.sql(
                        """
                        with sent as materialized (
                          select h.partner, s.sequence
                          from scheduler.partner_health h
                          join unnest(:partners::text[], :sequences::bigint[]) as s(partner, sequence) on s.partner = h.partner
                          where h.published_sequence < s.sequence
                          order by h.partner
                          for update of h),
                        gone as (
                          delete from scheduler.partner_health h using sent
                          where h.partner = sent.partner and h.removed and h.sequence = sent.sequence
                          returning h.partner)
                        update scheduler.partner_health h set published_sequence = sent.sequence
                        from sent
                        where h.partner = sent.partner and not (h.removed and h.sequence = sent.sequence)
                        """)
                .bind("partners", alerts.stream().map(Alert::partner).toArray(String[]::new))
                .bind("sequences", alerts.stream().map(Alert::sequence).toArray(Long[]::new))
                .then();
    }
}
