package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.messaging.MessageJson;
import java.time.Clock;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Ends the health of partners that cannot fail any more, as they were deleted, were paused or have nothing left to sync: with a last
 * word when there was an alert about them, else in silence. Whoever comes back starts well.
 */
@Component
class Farewells {
    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Farewells(DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Parting(String partner, boolean told, long sequence) {}

    /** Yields how many there were. */
    Mono<Integer> batch(int limit) {
        return transactions.transactional(leaving(limit)
                .flatMap(partings -> partings.isEmpty()
                        ? Mono.just(0)
                        : forget(partings).then(tell(partings)).thenReturn(partings.size())));
    }

    private Mono<List<Parting>> leaving(int limit) {
        return database.sql(
                        """
                        with gone as materialized (
                          select h.partner, h.sequence > 0 as told
                          from scheduler.partner_health h
                          join scheduler.partner_document d on d.key = h.partner
                          where (d.deleted or d.paused or d.lines = 0) and not h.removed
                          order by h.partner
                          limit :limit
                          for update of h)
                        select partner, told, case when told then nextval('scheduler.alert_sequence') else 0 end as sequence
                        from gone
                        """)
                .bind("limit", limit)
                .map(row -> new Parting(
                        row.get("partner", String.class),
                        row.get("told", Boolean.class),
                        row.get("sequence", Long.class)))
                .all()
                .collectList();
    }

    private Mono<Void> forget(List<Parting> partings) {
        return database.sql("delete from scheduler.partner_health where partner = any(:partners)")
                .bind(
                        "partners",
                        partings.stream()
                                .filter(parting -> !parting.told())
                                .map(Parting::partner)
                                .toArray(String[]::new))
                .then();
    }

    private Mono<Void> tell(List<Parting> partings) {
        List<Parting> told = partings.stream().filter(Parting::told).toList();
        return database.sql(
                        """
                        update scheduler.partner_health h set
                          state = :well::jsonb, alert = last.alert::jsonb, sequence = last.sequence, removed = true
                        from unnest(:partners::text[], :alerts::text[], :sequences::bigint[]) as last(partner, alert, sequence)
                        where h.partner = last.partner
                        """)
                .bind("well", MessageJson.MAPPER.writeValueAsString(Health.WELL))
                .bind("partners", told.stream().map(Parting::partner).toArray(String[]::new))
                .bind(
                        "alerts",
                        told.stream()
                                .map(parting -> MessageJson.MAPPER.writeValueAsString(new PartnerRecovered(
                                        parting.partner(), true, null, clock.instant(), parting.sequence())))
                                .toArray(String[]::new))
                .bind("sequences", told.stream().map(Parting::sequence).toArray(Long[]::new))
                .then();
    }
}
