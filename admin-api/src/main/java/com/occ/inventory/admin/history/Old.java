package com.occ.inventory.admin.history;

import java.time.Instant;
import java.util.List;

/**
 * One kind of thing that is deleted when it is old, and the statement that deletes a batch of it, oldest first and by an index.
 *
 * @param before what is older than this goes
 * @param batch how many rows a statement takes
 */
record Old(String what, Instant before, int batch, String sql) {
    private static final int ROWS = 2_000;
    /** Each has up to 250 items, which go with it. */
    private static final int PAGES = 20;

    /** In this order, so that what a run is made of goes before the run. Nothing of a run that has not ended goes. */
    static List<Old> than(Instant history, Instant audit) {
        return List.of(
                new Old("pages", history, PAGES, PAGE),
                new Old("partner syncs", history, ROWS, SYNC_LOG),
                new Old("runs", history, ROWS, RUN),
                new Old("cancellations", history, ROWS, CANCEL),
                new Old("incidents", history, ROWS, INCIDENT),
                new Old("deliveries", history, ROWS, DELIVERY),
                new Old("dead letters", history, ROWS, DEAD_LETTER),
                new Old("audit entries", audit, ROWS, AUDIT));
    }

    private static final String PAGE =
            """
            with old as (
              select p.dispatch, p.page from admin.result_page p
              where p.at < :before and not exists (
                select 1 from admin.run r
                where r.id = p.run_id and (r.finished_at is null or r.finished_at >= :before))
              order by p.at limit :batch for update),
            items as (
              delete from admin.item_change i using old
              where i.dispatch = old.dispatch and i.page = old.page)
            delete from admin.result_page p using old where p.dispatch = old.dispatch and p.page = old.page
            """;

    private static final String SYNC_LOG =
            """
            delete from admin.sync_log l using (
              select s.run_id, s.partner from admin.sync_log s
              where s.requested_at < :before and not exists (
                select 1 from admin.run r
                where r.id = s.run_id and (r.finished_at is null or r.finished_at >= :before))
              order by s.requested_at limit :batch for update) old
            where l.run_id = old.run_id and l.partner = old.partner
            """;

    private static final String RUN =
            """
            delete from admin.run r using (
              select id from admin.run where requested_at < :before and finished_at < :before
              order by requested_at limit :batch for update) old
            where r.id = old.id
            """;

    /** Of runs that are gone. */
    private static final String CANCEL =
            """
            delete from admin.run_cancel c using (
              select run_id from admin.run_cancel w
              where w.requested_at < :before and not exists (select 1 from admin.run r where r.id = w.run_id)
              order by w.requested_at limit :batch for update) old
            where c.run_id = old.run_id
            """;

    private static final String INCIDENT =
            """
            delete from admin.incident i using (
              select id from admin.incident where resolved_at < :before
              order by resolved_at limit :batch for update) old
            where i.id = old.id
            """;

    /** Not one that is still to be tried; a test that the notifier never answered is not tried any more. */
    private static final String DELIVERY =
            """
            delete from admin.delivery d using (
              select id from admin.delivery where created_at < :before and (status <> 'WAITING' or sequence = 0)
              order by created_at limit :batch for update) old
            where d.id = old.id
            """;

    private static final String DEAD_LETTER =
            """
            delete from admin.dead_letter d using (
              select id from admin.dead_letter where settled_at < :before and state <> 'OPEN'
              order by settled_at limit :batch for update) old
            where d.id = old.id
            """;

    private static final String AUDIT =
            """
            delete from admin.audit a using (
              select id from admin.audit where at < :before order by at limit :batch for update) old
            where a.id = old.id
            """;
}
