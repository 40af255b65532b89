package com.occ.inventory.admin.run;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes the open failures again from the results and partner syncs, by the same rules as {@link FailedItems} follows one by one. */
@Component
public class FailedItemsRebuild {
    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    FailedItemsRebuild(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Yields how many are open. Results that come in meanwhile wait. */
    public Mono<Long> rebuild() {
        return database.sql("lock table admin.failed_item in share row exclusive mode")
                .then()
                .then(database.sql(
                                """
                                with failed as (
                                  select i.*, p.at from admin.item_change i
                                  join admin.result_page p on p.dispatch = i.dispatch and p.page = i.page
                                  where i.outcome = 'FAILED' and p.mode = 'APPLY'),
                                unresolved as (
                                  select * from failed f
                                  where not exists (
                                      select 1 from admin.item_change c
                                      join admin.result_page cp on cp.dispatch = c.dispatch and cp.page = c.page
                                      where c.partner = f.partner and c.variant_id = f.variant_id
                                        and c.outcome = 'CHANGED' and cp.mode = 'APPLY' and c.dispatch > f.dispatch)
                                    and not exists (
                                      select 1 from admin.sync_log s join admin.run r on r.id = s.run_id
                                      where s.partner = f.partner and s.dispatch > f.dispatch and r.mode = 'APPLY'
                                        and s.status in ('SUCCEEDED', 'PARTLY_FAILED') and s.failure is null
                                        and cast(s.counts ->> 'received' as int) =
                                          cast(s.counts ->> 'applied' as int) + cast(s.counts ->> 'unchanged' as int)
                                          + cast(s.counts ->> 'failed' as int)
                                        and (r.scope ->> 'kind' <> 'items'
                                          or r.scope -> 'variantIds' @> to_jsonb(f.variant_id))
                                        and not exists (
                                          select 1 from failed again
                                          where again.partner = f.partner and again.variant_id = f.variant_id
                                            and again.dispatch = s.dispatch))),
                                opened as (
                                  select distinct on (partner, variant_id)
                                    partner, variant_id, store_item_id, code, message, request_id, dispatch,
                                    cast(count(*) over same as int) as attempts, min(at) over same as first_seen,
                                    max(at) over same as last_seen
                                  from unresolved
                                  window same as (partition by partner, variant_id)
                                  order by partner, variant_id, dispatch desc),
                                resolved as (
                                  delete from admin.failed_item f where not exists (
                                    select 1 from opened o
                                    where o.partner = f.partner and o.variant_id = f.variant_id))
                                insert into admin.failed_item as f (
                                  partner, variant_id, store_item_id, code, message, request_id, dispatch, attempts,
                                  first_seen, last_seen, sku)
                                select o.partner, o.variant_id, o.store_item_id, left(o.code, 100), o.message, o.request_id,
                                       o.dispatch, o.attempts, o.first_seen, o.last_seen, coalesce(m.sku, '')
                                from opened o
                                left join admin.mapping m on m.partner_key = o.partner and m.variant_id = o.variant_id
                                on conflict (partner, variant_id) do update set
                                  store_item_id = excluded.store_item_id, code = excluded.code,
                                  message = excluded.message, request_id = excluded.request_id,
                                  dispatch = excluded.dispatch, attempts = excluded.attempts,
                                  first_seen = excluded.first_seen, last_seen = excluded.last_seen,
                                  sku = excluded.sku
                                """)
                        .fetch()
                        .rowsUpdated())
                .as(transaction::transactional);
    }
}
