package com.occ.inventory.admin.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Two instances on one database. */
class RetentionIT {
    /** Thousands of rows are written and deleted; a busy machine may take its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static AdminService one;
    private static AdminService two;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.fresh();
        one = AdminService.with(database.springProperties());
        two = AdminService.with(database.springProperties());
        two.clock().set(one.clock().instant());
        // Only what a test asks for is done.
        one.bean(Retention.class).stop();
        two.bean(Retention.class).stop();
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
    }

    /** Of each kind more than a batch that is old, one that is young, and what is old but not over. */
    @BeforeEach
    void fill() {
        for (String table : new String[] {
            "run",
            "run_cancel",
            "sync_log",
            "result_page",
            "item_change",
            "incident",
            "delivery",
            "dead_letter",
            "audit",
            "partner_state"
        }) {
            execute("delete from admin." + table);
        }
        // Runs 1 to 45 are old, 46 is old and not over, 47 is young.
        execute(
                """
                insert into admin.run (id, trigger, mode, scope, request_published, status, counts, requested_at, finished_at)
                select id(n), 'SCHEDULE', 'APPLY', '{"kind":"all"}', true, case when n = 46 then 'RUNNING' else 'SUCCEEDED' end,
                  '{}', at(n), case when n <> 46 then at(n) end
                from generate_series(1, 47) n
                """);
        execute(
                """
                insert into admin.sync_log (run_id, partner, status, dispatch, lines, pages, pages_done, counts, requested_at, sequence)
                select id(n), 'p' || p, 'SUCCEEDED', n, 1, 1, 1, '{}', at(n), 1
                from generate_series(1, 47) n cross join generate_series(1, 60) p
                """);
        execute(
                """
                insert into admin.result_page (dispatch, page, run_id, partner, mode, counts, at)
                select n, 0, id(n), 'p1', 'APPLY', '{}', at(n) from generate_series(1, 47) n
                """);
        execute(
                """
                insert into admin.item_change (dispatch, page, variant_id, partner, store_item_id, outcome)
                select n, 0, v, 'p1', v, 'CHANGED' from generate_series(1, 47) n cross join generate_series(1, 250) v
                """);
        execute(
                """
                insert into admin.run_cancel (run_id, requested_by, requested_at)
                select id(n), 'maria', at(n) from generate_series(40, 47) n
                """);
        execute(
                """
                insert into admin.incident (id, cause, opened_at, resolved_at, sequence)
                select id(n), 'x', at(1), case when n <> 46 then at(n) end, 1 from generate_series(40, 47) n
                """);
        // The 46th still waits to be tried; the 45th is a test that nobody ever answered.
        execute(
                """
                insert into admin.delivery (id, sequence, test, channel, subject, status, created_at)
                select id(n), case when n = 45 then 0 else 1 end, n = 45, 'SMTP', 'x',
                  case when n in (45, 46) then 'WAITING' else 'SENT' end, at(n)
                from generate_series(40, 47) n
                """);
        execute(
                """
                insert into admin.dead_letter (queue, message_id, headers, body, arrived_at, state, settled_at)
                select 'q', n::text, '{}', '', at(1), case when n = 46 then 'OPEN' else 'DISCARDED' end,
                  case when n <> 46 then at(n) end
                from generate_series(40, 47) n
                """);
        execute(
                """
                insert into admin.audit (at, actor, role, action, subject, details)
                select case when n > 4500 then at(1) else at(1) - interval '400 days' end, 'a', 'ADMIN', 'x.done', '', '{}'
                from generate_series(1, 4600) n
                """);
    }

    @Test
    void deletesWhatIsOldInBatchesAndNothingElse() {
        Map<String, Long> deleted = one.bean(Retention.class).deleteOld().block(PATIENCE);

        assertThat(deleted)
                .containsEntry("pages", 45L)
                .containsEntry("partner syncs", 45L * 60)
                .containsEntry("runs", 45L)
                .containsEntry("cancellations", 6L)
                .containsEntry("incidents", 6L)
                .containsEntry("deliveries", 6L)
                .containsEntry("dead letters", 6L)
                .containsEntry("audit entries", 4500L);
        assertLeft();
        assertThat(one.bean(Retention.class).deleteOld().block(PATIENCE).values())
                .containsOnly(0L);
    }

    @Test
    void twoInstancesDoNotGetInEachOthersWay() {
        Mono.zip(
                        one.bean(Retention.class).deleteOld(),
                        two.bean(Retention.class).deleteOld())
                .block(PATIENCE);

        // What one found taken it left to the other, who may have been through with it: the next pass takes it.
        await().atMost(PATIENCE).untilAsserted(() -> {
            one.bean(Retention.class).deleteOld().block(PATIENCE);
            assertLeft();
        });
    }

    @Test
    void leavesItToTheInstanceThatIsAtIt() {
        one.database()
                .inConnection(connection -> Mono.from(connection.beginTransaction())
                        .then(Mono.from(connection
                                        .createStatement(
                                                "select pg_advisory_xact_lock(hashtextextended('admin.retention', 0))")
                                        .execute())
                                .flatMap(result -> Mono.from(result.map(row -> 1))))
                        .then(two.bean(Retention.class).deleteOld())
                        .doOnNext(deleted -> assertThat(deleted.values()).containsOnly(0L))
                        .then(Mono.from(connection.rollbackTransaction())))
                .block(PATIENCE);

        assertThat(count("run")).isEqualTo(47);
    }

    @Test
    void findsWhatIsOldByAnIndex() {
        execute(
                "analyze admin.run, admin.run_cancel, admin.sync_log, admin.result_page, admin.audit, admin.incident, admin.delivery, admin.dead_letter");
        for (Old old : Old.than(one.clock().instant(), one.clock().instant())) {
            String plan = plan(old);
            assertThat(plan).as(old.what()).contains("Index").doesNotContain("Sort Key");
        }
    }

    /** With no other way than an index where there is one: the tables of a test are too small to need it. */
    private static String plan(Old old) {
        String explain = "explain " + old.sql().replace(":before", "now()").replace(":batch", "10");
        return one.bean(TransactionalOperator.class)
                .transactional(one.database()
                        .sql("set local enable_seqscan = off")
                        .then()
                        .then(one.database().sql("set local enable_sort = off").then())
                        .thenMany(one.database()
                                .sql(explain)
                                .mapValue(String.class)
                                .all())
                        .collectList())
                .map(lines -> String.join("\n", lines))
                .block(PATIENCE);
    }

    private static void assertLeft() {
        assertThat(count("run")).isEqualTo(2);
        assertThat(count("run_cancel")).isEqualTo(2);
        assertThat(count("sync_log")).isEqualTo(2 * 60);
        assertThat(count("result_page")).isEqualTo(2);
        assertThat(count("item_change")).isEqualTo(2 * 250);
        assertThat(count("incident")).isEqualTo(2);
        assertThat(count("delivery")).isEqualTo(2);
        assertThat(count("dead_letter")).isEqualTo(2);
        assertThat(count("audit")).isEqualTo(100);
    }

    private static long count(String table) {
        return one.database()
                .sql("select count(*) from admin." + table)
                .mapValue(Long.class)
                .one()
                .block();
    }

    /** @param sql with id(n) for the n-th id and at(n) for when it was: 100 days ago, but for the 47th */
    private static void execute(String sql) {
        one.database()
                .sql(sql.replace("id(n)", "cast(lpad(n::text, 32, '0') as uuid)")
                        .replace(
                                "at(n)",
                                "(timestamptz '@now' - case when n = 47 then interval '1 day' else interval '100 days' end)")
                        .replace("at(1)", "(timestamptz '@now' - interval '100 days')")
                        .replace("@now", one.clock().instant().toString()))
                .then()
                .block(PATIENCE);
    }
}
