package com.occ.inventory.scheduler.job;

import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The dispatches of jobs, whose messages stay in the row until the broker has confirmed them. */
@Component
class Dispatches {
    private static final Duration STANDS_STILL = Duration.ofMinutes(15);

    private final DatabaseClient database;

    Dispatches(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Until the transaction ends one dispatcher alone looks, so that two never see the same partner or the same room free. Yields how
     * many pages are on their way. A job that has not moved for a quarter of an hour takes no room: perhaps nobody works on it, and
     * others shall go out, and end as STALLED if need be, rather than wait for ever.
     */
    Mono<Integer> lockAndCountPages(Instant now) {
        return database.sql("select pg_advisory_xact_lock(hashtext('scheduler.dispatch'))")
                .then()
                .then(database.sql(
                                """
                                select coalesce(sum(least(:most, greatest(1, j.pages - (
                                  select count(*) from scheduler.page p where p.dispatch = j.dispatch)))), 0)::int
                                from scheduler.job j
                                where j.status in ('QUEUED', 'RUNNING') and j.dispatch is not null and j.moved_at > :since
                                """)
                        .bind("most", Dispatch.MOST_PAGES_AHEAD)
                        .bind("since", now.minus(STANDS_STILL))
                        .mapValue(Integer.class)
                        .one());
    }

    /**
     * Locks, until the transaction ends, for each partner the job that is next: one in progress that is to be dispatched anew, or
     * the oldest waiting one when none is in progress. First the partners that somebody asked for by name, who shall not wait for a
     * run over all; but each fourth time runs that have been open for long, which shall not wait for ever.
     *
     * @param longSince who was asked for before has been open for long
     */
    Mono<List<Candidate>> next(int limit, boolean urgentOnly, Instant longSince) {
        return database.sql(
                        """
                        select j.job_id, j.run_id, j.partner, j.mode, j.items, d.document::text as document,
                          (select document ->> 'rules' from scheduler.settings) as rules, nextval('scheduler.dispatch') as dispatch
                        from (
                          select * from (
                            select min(job_id) as job_id,
                              bool_or(free.urgent or exists (
                                select 1 from scheduler.job asked
                                where asked.partner = free.partner and asked.status = 'WAITING' and asked.urgent)) as urgent,
                              (select last_value % 4 = 0 from scheduler.dispatch) and bool_or(free.run_id = any(array(
                                select run_id from scheduler.run
                                where status in ('RUNNING', 'CANCELLING') and requested_at < :longSince))) as overdue
                            from scheduler.job free
                            where free.dispatch is null and free.status in ('WAITING', 'QUEUED') and not free.cancelling
                              and not exists (
                                select 1 from scheduler.job busy
                                where busy.partner = free.partner and busy.status in ('QUEUED', 'RUNNING')
                                  and busy.job_id <> free.job_id)
                            group by free.partner) partners
                          where urgent or overdue or not :urgentOnly
                          order by overdue desc, urgent and not overdue desc, job_id
                          limit :limit) next
                        join scheduler.job j using (job_id)
                        left join scheduler.partner_document d on d.key = j.partner
                        where j.dispatch is null and j.status in ('WAITING', 'QUEUED') and not j.cancelling
                        order by next.overdue desc, next.urgent and not next.overdue desc, j.job_id
                        for update of j skip locked
                        """)
                .bind("longSince", longSince)
                .bind("urgentOnly", urgentOnly)
                .bind("limit", limit)
                .map(Dispatches::candidate)
                .all()
                .collectList();
    }

    private static Candidate candidate(Readable row) {
        Long[] items = row.get("items", Long[].class);
        String document = row.get("document", String.class);
        return new Candidate(
                row.get("job_id", Long.class),
                row.get("run_id", UUID.class),
                row.get("partner", String.class),
                Mode.valueOf(row.get("mode", String.class)),
                row.get("dispatch", Long.class),
                items == null ? null : Set.of(items),
                document == null ? null : MessageJson.MAPPER.readValue(document, PartnerDocument.class),
                MessageJson.MAPPER.readValue(row.get("rules", String.class), SyncRules.class));
    }

    Mono<Void> store(List<Dispatch> dispatches, Instant now, Instant notAfter) {
        if (dispatches.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        update scheduler.job j set
                          status = 'QUEUED', dispatch = sent.dispatch, lines = sent.lines, pages = sent.pages,
                          unsent = sent.messages::jsonb, dispatched_at = :now, moved_at = :now, lease_until = :notAfter
                        from unnest(:jobs::bigint[], :numbers::bigint[], :lines::int[], :pages::int[], :messages::text[])
                          as sent(job_id, dispatch, lines, pages, messages)
                        where j.job_id = sent.job_id
                        """)
                .bind("now", now)
                .bind("notAfter", notAfter)
                .bind("jobs", dispatches.stream().map(Dispatch::job).toArray(Long[]::new))
                .bind("numbers", dispatches.stream().map(Dispatch::number).toArray(Long[]::new))
                .bind("lines", dispatches.stream().map(Dispatch::lines).toArray(Integer[]::new))
                .bind("pages", dispatches.stream().map(Dispatch::pages).toArray(Integer[]::new))
                .bind("messages", dispatches.stream().map(Dispatches::json).toArray(String[]::new))
                .then();
    }

    private static String json(Dispatch dispatch) {
        return MessageJson.MAPPER.writeValueAsString(dispatch.messages());
    }

    /** By job, the messages whose confirm is missing although they were dispatched before this moment. */
    Mono<List<List<SyncJob>>> unsent(Instant dispatchedBefore, int limit) {
        return database.sql(
                        """
                        select unsent::text from scheduler.job
                        where unsent is not null and dispatched_at <= :before
                        order by dispatched_at
                        limit :limit
                        """)
                .bind("before", dispatchedBefore)
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(json -> List.of(MessageJson.MAPPER.readValue(json, SyncJob[].class)))
                .collectList();
    }

    Mono<Void> sent(Collection<SyncJob> messages) {
        return database.sql("update scheduler.job set unsent = null where dispatch = any(:dispatches)")
                .bind(
                        "dispatches",
                        messages.stream().map(SyncJob::dispatch).distinct().toArray(Long[]::new))
                .then();
    }
}
