package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.Counts;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.scheduler.lifecycle.CountColumns;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The results of pages. (dispatch, page) is their key, so a page counts once. */
@Component
class Pages {
    private final DatabaseClient database;

    Pages(DatabaseClient database) {
        this.database = database;
    }

    /** Yields false when the page was in already. */
    Mono<Boolean> add(long dispatch, PageResult result) {
        Counts counts = result.counts();
        return database.sql(
                        """
                        insert into scheduler.page
                          (dispatch, page, received, applied, unchanged, failed, skipped, superseded, expired, held, rejection,
                           failures, waited_millis)
                        values
                          (:dispatch, :page, :received, :applied, :unchanged, :failed, :skipped, :superseded, :expired, :held, :rejection,
                           :failures::jsonb, :waited)
                        on conflict (dispatch, page) do nothing
                        """)
                .bind("dispatch", dispatch)
                .bind("page", result.page())
                .bind("held", result.held())
                .bind("rejection", Parameters.in(R2dbcType.VARCHAR, result.rejection()))
                .bind("failures", Parameters.in(R2dbcType.VARCHAR, failures(result)))
                .bind("waited", Parameters.in(R2dbcType.BIGINT, result.waitedMillis()))
                .bindProperties(counts)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    private static String failures(PageResult result) {
        return result.failures().isEmpty() ? null : MessageJson.MAPPER.writeValueAsString(result.failures());
    }

    Mono<Tally> tally(long dispatch) {
        return database.sql(
                        """
                        select
                          count(*)::int as pages,
                          coalesce(bool_or(held), false) as held,
                          min(rejection) as rejection,
                          coalesce(sum(received), 0)::int as received,
                          coalesce(sum(applied), 0)::int as applied,
                          coalesce(sum(unchanged), 0)::int as unchanged,
                          coalesce(sum(failed), 0)::int as failed,
                          coalesce(sum(skipped), 0)::int as skipped,
                          coalesce(sum(superseded), 0)::int as superseded,
                          coalesce(sum(expired), 0)::int as expired
                        from scheduler.page
                        where dispatch = :dispatch
                        """)
                .bind("dispatch", dispatch)
                .map(row -> new Tally(
                        row.get("pages", Integer.class),
                        CountColumns.of(row),
                        row.get("held", Boolean.class),
                        row.get("rejection", String.class)))
                .one();
    }
}
