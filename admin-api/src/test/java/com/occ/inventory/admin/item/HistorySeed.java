package com.occ.inventory.admin.item;

import java.util.List;

/** A large history, made by the database itself: see {@link HistoryBenchmarkIT}. */
final class HistorySeed {
    static final String COUNTS =
            "'{\"received\":100,\"applied\":3,\"unchanged\":97,\"failed\":0,\"skipped\":0,\"superseded\":0,\"expired\":0}'::jsonb";

    /** Of 300 partners p1 has 10,000 mappings, the others 334 each. Run n has 30 of them, the newest five runs all. */
    static final List<String> STATEMENTS = List.of(
            """
            insert into admin.partner (key, name, shop_domain, version, published_version, sealed_token,
              credentials_version, published_credentials_version)
            select 'p' || p, 'Partner ' || p, 'p' || p || '.myshopify.com', 1, 1,
              '{"kind":"permanent","accessToken":"sealed"}'::jsonb, 1, 1
            from generate_series(1, 300) p
            """,
            """
            insert into admin.mapping (partner_key, variant_id, store_item_id, sku)
            select 'p' || p, v, p * 100000 + v, 'SKU-' || p || '-' || v
            from generate_series(1, 300) p, generate_series(1, 10000) v where p = 1 or v <= 334
            """,
            """
            insert into admin.run (id, trigger, requested_by, mode, scope, request_published, status, partners,
              partners_finished, partners_failed, pages, counts, requested_at, finished_at, sequence)
            select md5('run' || n)::uuid, case when n % 10 = 0 then 'MANUAL' else 'SCHEDULE' end,
              case when n % 10 = 0 then 'maria' end, case when n % 50 = 0 then 'DRY' else 'APPLY' end,
              '{"kind":"all"}'::jsonb, true, case when n % 7 = 0 then 'PARTLY_FAILED' when n % 997 = 0 then 'FAILED' else 'SUCCEEDED' end,
              case when n > 9995 then 300 else 30 end, case when n > 9995 then 300 else 30 end, 0,
              case when n > 9995 then 300 else 30 end, %1$s,
              now() - (10000 - n) * interval '10 minutes', now() - (10000 - n) * interval '10 minutes' + interval '1 minute', 1
            from generate_series(1, 10000) n
            """,
            """
            insert into admin.sync_log (run_id, partner, status, dispatch, failure, message, lines, pages, pages_done, counts,
              requested_at, started_at, finished_at, sequence)
            select md5('run' || n)::uuid, 'p' || p,
              case when p = 7 then 'FAILED' when n % 7 = 0 then 'PARTLY_FAILED' else 'SUCCEEDED' end,
              n * 1000::bigint + p, case when p = 7 then 'TOKEN_INVALID' end, case when p = 7 then 'Invalid API key' end,
              100, 1, 1, %1$s,
              now() - (10000 - n) * interval '10 minutes', now() - (10000 - n) * interval '10 minutes',
              now() - (10000 - n) * interval '10 minutes' + interval '30 seconds', 1
            from generate_series(1, 10000) n, generate_series(1, 300) p where n > 9995 or (p - 1) / 30 = n % 10
            """,
            """
            insert into admin.result_page (dispatch, page, run_id, partner, mode, counts, at)
            select l.dispatch, 0, l.run_id, l.partner, r.mode, l.counts, l.finished_at
            from admin.sync_log l join admin.run r on r.id = l.run_id
            """,
            // Three or four items a page; one item of p1 is in each, and a third of all rows are failures.
            """
            insert into admin.item_change (dispatch, page, variant_id, partner, store_item_id, outcome, level_before,
              level_after, code, message, request_id)
            select distinct on (l.dispatch, variant) l.dispatch, 0, variant, l.partner, substr(l.partner, 2)::bigint * 100000 + variant,
              case when k = 3 then 'FAILED' else 'CHANGED' end, case when k < 3 then 5 end, case when k < 3 then 4 end,
              case when k = 3 then 'STORE_ITEM_MISSING' end, case when k = 3 then 'the OCC store has no such inventory item' end,
              case when k = 3 then 'r-1' end
            from admin.sync_log l, generate_series(1, 4) k,
              lateral (select case when k = 1 and l.partner = 'p1' then 1
                         else 1 + abs(hashint8(l.dispatch * 10 + k)) % 100 end as variant) v
            where k < 4 or l.dispatch % 2 = 0
            """,
            // As many failed items again as asked for, so that five times as many are no trouble either.
            """
            insert into admin.failed_item (partner, variant_id, store_item_id, code, message, request_id, dispatch, attempts,
              first_seen, last_seen, sku, dismissed_at, dismissed_by)
            select 'p' || p, v, p * 100000 + v,
              (array['STORE_ITEM_MISSING','VARIANT_DELETED','UNTRACKED','BUNDLE','NOT_STOCKED_AT_LOCATION','REFUSED'])[1 + (p + v) % 6],
              'the store said why', 'r-' || v, 9999000 + p, 3, now() - v * interval '1 minute', now(), 'SKU-' || p || '-' || v,
              case when v % 20 = 0 then now() end, case when v % 20 = 0 then 'maria' end
            from generate_series(1, 300) p, generate_series(1, 334) v
            """,
            """
            insert into admin.audit (at, actor, role, action, subject, details)
            select now() - n * interval '1 minute', 'user' || n % 20, 'OPERATOR', 'run.requested', 'x' || n, '{}'::jsonb
            from generate_series(1, 100000) n
            """,
            """
            insert into admin.incident (id, partner, cause, message, opened_at, resolved_at, sequence)
            select md5('incident' || n)::uuid, 'p' || n % 300 + 1, 'TOKEN_INVALID', 'Invalid API key', now() - n * interval '1 hour',
              case when n > 20 then now() end, 1
            from generate_series(1, 5000) n
            """,
            """
            insert into admin.delivery (id, sequence, test, channel, recipient, incidents, subject, status, attempts, created_at)
            select md5('delivery' || n)::uuid, 1, n % 1000 = 999, 'SMTP', 'user' || n % 20 || '@example.com',
              array[md5('incident' || n % 5000)::uuid], 'Partner ' || n % 300 || ': token refused', 'SENT', 1,
              now() - n * interval '1 minute'
            from generate_series(1, 100000) n
            """,
            """
            insert into admin.mute (partner, until, reason, muted_by, muted_at)
            select 'p' || p, now() + p * interval '1 hour', 'stocktake', 'maria', now() from generate_series(1, 150) p
            """,
            """
            update admin.alert_channels set sequence = 1, channels = '[{"channel":"SMTP","ready":true,"address":"smtp.example.com"}]'
            """,
            """
            insert into admin.dead_letter (queue, message_id, type, cause, headers, body, arrived_at, state)
            select 'sync.jobs', 'm-' || n, 'SyncJob', 'a cause', '{}'::jsonb, '{"a":1}'::bytea, now() - n * interval '1 minute',
              case when n % 10 = 0 then 'OPEN' else 'DISCARDED' end
            from generate_series(1, 5000) n
            """,
            "vacuum analyze");

    private HistorySeed() {}
}
