package com.occ.inventory.updater.item;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.updater.decision.Suspicion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Partners that turned empty at once. Held until another run says the same; a person says it by syncing the partner again. A hold is of
 * a page of the whole partner: a page of chosen items is other rows under the same number, so it makes no hold and ends none.
 */
@Repository
public class Holds {
    /** For a statement. A page waits for it, and would for ever where the database's host vanished without a word. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final DatabaseClient database;
    private final Clock clock;

    Holds(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether this page of a nearly empty job must not be written. */
    public Mono<Boolean> holds(InventorySnapshot page) {
        return turnedEmpty(page)
                .flatMap(suspicious -> suspicious && page.wholePartner() ? heldInThisRun(page) : Mono.just(suspicious));
    }

    /** Items that stand by a later word than this page's are not asked: the page comes too late to say anything of them. */
    private Mono<Boolean> turnedEmpty(InventorySnapshot page) {
        return database.sql(
                        """
                        select count(*)::int as known, count(*) filter (where level > 0)::int as stocked
                        from updater.item where store_item_id = any (:ids)
                          and (dispatch < :dispatch or dispatch = :dispatch and (read_at <= :readAt) is not false)
                        """)
                .bind("ids", Columns.longs(page.rows(), InventorySnapshot.Row::storeItemId))
                .bind("dispatch", page.dispatch())
                .bind("readAt", readAt(page))
                .map(row -> Suspicion.turnedEmpty(row.get("known", Integer.class), row.get("stocked", Integer.class)))
                .one()
                .timeout(DEADLINE);
    }

    /** True for the run that found it first, and for pages older than that; false for a later run, which thereby confirms it. */
    private Mono<Boolean> heldInThisRun(InventorySnapshot page) {
        return database.sql(
                        """
                        insert into updater.hold as h (partner, page, run_id, dispatch, read_at, held_at)
                        values (:partner, :page, :run, :dispatch, :readAt, :now)
                        on conflict (partner, page) do update set held_at = h.held_at
                        returning run_id = :run or dispatch > :dispatch
                        """)
                .bind("partner", page.partner())
                .bind("page", page.page())
                .bind("run", page.runId())
                .bind("dispatch", page.dispatch())
                .bind("readAt", readAt(page))
                .bind("now", clock.instant())
                .mapValue(Boolean.class)
                .one()
                .timeout(DEADLINE);
    }

    /** The partner has stock again here, as of the moment this page was read. */
    public Mono<Void> release(InventorySnapshot page) {
        if (!page.wholePartner()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        delete from updater.hold where partner = :partner and page = :page
                          and (dispatch < :dispatch or dispatch = :dispatch and (read_at <= :readAt) is not false)
                        """)
                .bind("partner", page.partner())
                .bind("page", page.page())
                .bind("dispatch", page.dispatch())
                .bind("readAt", readAt(page))
                .then()
                .timeout(DEADLINE);
    }

    /** As exact as the database keeps it. */
    private static Instant readAt(InventorySnapshot page) {
        return page.readAt().truncatedTo(ChronoUnit.MICROS);
    }
}
