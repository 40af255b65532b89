package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.messaging.MessageJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up, only when there is an alert, what people want to know with it. */
@Component
class Backgrounds {
    private final DatabaseClient database;

    Backgrounds(DatabaseClient database) {
        this.database = database;
    }

    /** By partner. The sequences are new ones. */
    Mono<Map<String, Background>> of(Collection<Checkup> checkups) {
        return database.sql(
                        """
                        select asked.partner, nextval('scheduler.alert_sequence') as sequence, d.document ->> 'name' as name,
                          listed.items::text as items,
                          (select j.finished_at from scheduler.job j
                           where j.partner = asked.partner and j.mode = 'APPLY' and j.items is null and j.finished_at is not null
                             and j.fruitful and (j.status = 'SUCCEEDED' or j.status = 'PARTLY_FAILED' and j.failure is null)
                           order by j.finished_at desc limit 1) as last_succeeded_at
                        from unnest(:partners::text[], :dispatches::bigint[]) as asked(partner, dispatch)
                        left join scheduler.partner_document d on d.key = asked.partner
                        cross join lateral (
                          select coalesce(
                            jsonb_agg(f.failure || jsonb_build_object('sku', line ->> 'sku') order by f.page, f.nth), '[]') as items
                          from (
                            select p.page, each.nth, each.failure
                            from scheduler.page p
                            cross join lateral jsonb_array_elements(p.failures) with ordinality as each(failure, nth)
                            where p.dispatch = asked.dispatch
                            order by p.page, each.nth
                            limit :most) f
                          left join jsonb_array_elements(d.document -> 'lines') line
                            on line -> 'variantId' = f.failure -> 'variantId' and line -> 'storeItemId' = f.failure -> 'storeItemId'
                        ) listed
                        """)
                .bind("partners", checkups.stream().map(Checkup::partner).toArray(String[]::new))
                .bind(
                        "dispatches",
                        checkups.stream().map(Checkup::dispatchOfItems).toArray(Long[]::new))
                .bind("most", FailureThresholdReached.MOST_ITEMS)
                .map(row -> Map.entry(
                        row.get("partner", String.class),
                        new Background(
                                row.get("sequence", Long.class),
                                row.get("name", String.class),
                                row.get("last_succeeded_at", Instant.class),
                                List.of(MessageJson.MAPPER.readValue(row.get("items", String.class), Item[].class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
