package com.occ.inventory.admin.overview;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.sql.Sql;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the partners stand, failures first. Reads one stored row a partner, never their history. */
@Component
public class PartnerStates {
    private final DatabaseClient database;
    private final Overview overview;

    PartnerStates(DatabaseClient database, Overview overview) {
        this.database = database;
        this.overview = overview;
    }

    record Position(int place, String key) {
        static final Position START = new Position(-1, "");

        static Position of(String cursor) {
            return Cursor.read(cursor, START, parts -> new Position(Integer.parseInt(parts.get(0)), parts.get(1)));
        }
    }

    /** How many partners stand where, and what the last day's runs came to. */
    public record Totals(
            long partners,
            long actionRequired,
            long willRecover,
            long itemsFailing,
            long neverSynced,
            long well,
            long paused,
            long running,
            long failedItems) {}

    /** @param search a part of the key, name or domain; null for all */
    Mono<Page<PartnerState>> page(String search, Position after, int size) {
        return overview.now().flatMap(now -> select(now, after, size + 1, search)
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.place(), last.key()))));
    }

    /** Empty when there is no such partner. */
    public Mono<PartnerState> find(String key) {
        return overview.now().flatMap(now -> states(database.sql(statement("key = :only")), now)
                .bind("only", key)
                .bind("limit", 1)
                .map(row -> state(row, now))
                .one());
    }

    Mono<Totals> totals() {
        return overview.now().flatMap(now -> states(
                        database.sql(
                                """
                                select count(*) as partners,
                                  count(*) filter (where place = 0) as action, count(*) filter (where place = 1) as recover,
                                  count(*) filter (where place = 2) as items, count(*) filter (where place = 3) as never,
                                  count(*) filter (where place = 4) as well, count(*) filter (where place = 5) as paused,
                                  (select count(distinct partner) from admin.sync_log
                                   where status in ('WAITING', 'QUEUED', 'RUNNING')) as running,
                                  (select cast(coalesce(sum(items), 0) as bigint) from admin.failed_count where not dismissed) as failed_items
                                from (%s) places
                                """
                                        .formatted(PLACES)),
                        now)
                .map(PartnerStates::totals)
                .one());
    }

    private static Totals totals(Readable row) {
        return new Totals(
                row.get("partners", Long.class),
                row.get("action", Long.class),
                row.get("recover", Long.class),
                row.get("items", Long.class),
                row.get("never", Long.class),
                row.get("well", Long.class),
                row.get("paused", Long.class),
                row.get("running", Long.class),
                row.get("failed_items", Long.class));
    }

    private Flux<PartnerState> select(Now now, Position after, int limit, String search) {
        return states(
                        database.sql(
                                statement(
                                        """
                                        (place, key) > (:place, :key)
                                        and (cast(:search as text) is null or strpos(key, :search) > 0
                                          or strpos(lower(name), :search) > 0 or strpos(shop_domain, :search) > 0)
                                        """)),
                        now)
                .bind("place", after.place())
                .bind("key", after.key())
                .bind("search", nullable(search, String.class))
                .bind("limit", limit)
                .map(row -> state(row, now))
                .all();
    }

    /** By Standing's ordinal; the overdue stand with those that fail, the paused behind all. */
    private static final String PLACES =
            """
            select p.key, p.name, p.shop_domain, p.paused or c.everything as paused,
                   case when p.paused then 5 when s.partner is null then 3
                     when s.standing in (2, 4) and s.success_at < :stale then cast(:overdue as int)
                     else s.standing end as place
            from admin.partner p cross join admin.control c
            left join admin.partner_state s on s.partner = p.key
            where not p.deleted
            """;

    private static String statement(String condition) {
        return """
                select l.*, s.run_id, s.status, s.failure, s.message, s.request_id, s.counts::text as counts, s.started_at,
                       s.finished_at, s.success_at, s.failures, o.run_id as open_run, o.status as open_status,
                       (select cast(coalesce(sum(f.items), 0) as bigint) from admin.failed_count f
                         where f.partner = l.key and not f.dismissed) as failed_items
                from (select * from (%s) places where %s order by place, key limit :limit) l
                left join admin.partner_state s on s.partner = l.key
                left join lateral (
                  select run_id, status from admin.sync_log
                  where partner = l.key and status in ('WAITING', 'QUEUED', 'RUNNING')
                  order by status = 'RUNNING' desc, requested_at limit 1) o on true
                order by l.place, l.key
                """
                .formatted(PLACES, condition);
    }

    private static GenericExecuteSpec states(GenericExecuteSpec sql, Now now) {
        Instant stale = Freshness.staleBefore(now.schedule(), now.at());
        boolean measured = now.schedule().enabled() && now.schedule().since().isBefore(stale);
        return sql.bind("stale", measured ? stale : Instant.EPOCH)
                .bind(
                        "overdue",
                        (now.store().available() ? Standing.ACTION_REQUIRED : Standing.WILL_RECOVER).ordinal());
    }

    private static PartnerState state(Readable row, Now now) {
        PartnerFacts facts = facts(row);
        PartnerHealth health =
                PartnerHealth.of(facts, now.schedule(), now.store().available(), now.at());
        PartnerFacts.Last last = facts.last();
        return new PartnerState(
                row.get("key", String.class),
                row.get("name", String.class),
                row.get("shop_domain", String.class),
                health.status(),
                health.freshness(),
                health.cause(),
                facts.success(),
                last == null
                        ? null
                        : new PartnerState.LastSync(
                                last.runId(),
                                last.status(),
                                last.failure(),
                                last.message(),
                                last.requestId(),
                                last.counts(),
                                last.startedAt(),
                                last.finishedAt()),
                facts.open() == null
                        ? null
                        : new PartnerState.Current(
                                facts.open().runId(), facts.open().status()),
                row.get("failed_items", Long.class),
                facts.paused() ? null : now.nextRun(),
                row.get("place", Integer.class));
    }

    private static PartnerFacts facts(Readable row) {
        UUID open = row.get("open_run", UUID.class);
        return new PartnerFacts(
                row.get("paused", Boolean.class),
                row.get("run_id", UUID.class) == null ? null : last(row),
                row.get("success_at", Instant.class),
                open == null
                        ? null
                        : new PartnerFacts.Open(open, PartnerSyncStatus.valueOf(row.get("open_status", String.class))));
    }

    private static PartnerFacts.Last last(Readable row) {
        String failure = row.get("failure", String.class);
        return new PartnerFacts.Last(
                row.get("run_id", UUID.class),
                PartnerSyncStatus.valueOf(row.get("status", String.class)),
                failure == null ? null : PartnerFailure.valueOf(failure),
                row.get("message", String.class),
                row.get("request_id", String.class),
                Sql.counts(row.get("counts", String.class)),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                row.get("failures", Integer.class));
    }
}
