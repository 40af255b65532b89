package com.occ.inventory.admin.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.SeededHistory;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.HistoryRequested;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.MessageJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;

/** On a broker of its own, as it reads the scheduler's queue and speaks for the scheduler. */
class HistoryRebuildIT {
    private static AdminService admin;
    private static List<Event> told;

    @BeforeAll
    static void start() {
        admin = AdminService.with(Map.of());
        SeededHistory history = new SeededHistory(admin, 14);
        history.publish();
        told = history.ofTheScheduler();
        history.awaitTaken();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(count("run where whole")).isEqualTo(13));
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    @Test
    void asksTheSchedulerForEveryDayThatIsKept() {
        admin.drain(Inbox.SYNC_REQUESTS);
        Instant now = admin.clock().instant();
        admin.web()
                .post()
                .uri("/api/v1/history/rebuild")
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.requests")
                .isEqualTo(90)
                .jsonPath("$.partners")
                .isEqualTo(30);

        List<HistoryRequested> spans = admin.drain(Inbox.SYNC_REQUESTS).stream()
                .map(HistoryRebuildIT::span)
                .sorted(java.util.Comparator.comparing(HistoryRequested::from))
                .toList();
        assertThat(spans).hasSize(90);
        assertThat(spans.get(0).from()).isEqualTo(spans.get(89).to().minus(Duration.ofDays(90)));
        assertThat(Duration.between(spans.get(89).to(), now).abs()).isLessThan(Duration.ofSeconds(1));
        for (int day = 1; day < spans.size(); day++) {
            assertThat(spans.get(day).from()).isEqualTo(spans.get(day - 1).to());
        }
        assertThat(count("audit where action = 'history.rebuild_requested'")).isPositive();
    }

    @Test
    void whatTheSchedulerTellsAgainIsAsItWas() {
        String runs = rows("run");
        String parts = rows("sync_log");
        String states = rows("partner_state");
        execute("delete from admin.run");
        execute("delete from admin.sync_log");
        execute("delete from admin.partner_state");

        admin.publish(told.toArray(Event[]::new));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(rows("run")).isEqualTo(runs);
            assertThat(rows("sync_log")).isEqualTo(parts);
            assertThat(rows("partner_state")).isEqualTo(states);
        });
    }

    @Test
    void openFailuresAreMadeAgainFromTheResults() {
        String before = rows("failed_item");
        assertThat(before).contains("VARIANT_DELETED").containsPattern("\"attempts\": 1[01],");
        execute("delete from admin.failed_item where variant_id % 2 = 0");
        execute("update admin.failed_item set attempts = 1, code = 'WRONG'");
        execute(
                """
                insert into admin.failed_item (partner, variant_id, store_item_id, code, dispatch, attempts, first_seen, last_seen)
                values ('velvet-tea', 1, 1, 'LONG_RESOLVED', 1, 1, now(), now())
                """);

        admin.web()
                .post()
                .uri("/api/v1/history/rebuild")
                .exchange()
                .expectStatus()
                .isAccepted();

        assertThat(rows("failed_item")).isEqualTo(before);
    }

    private static HistoryRequested span(Message message) {
        return MessageJson.MAPPER.readValue(message.getBody(), HistoryRequested.class);
    }

    private static String rows(String table) {
        return admin.database()
                .sql(
                        "select coalesce(string_agg(row, '\n' order by row), '') from (select to_jsonb(t)::text as row from admin."
                                + table + " t) rows")
                .mapValue(String.class)
                .one()
                .block();
    }

    private static long count(String what) {
        return admin.database()
                .sql("select count(*) from admin." + what)
                .mapValue(Long.class)
                .one()
                .block();
    }

    private static void execute(String sql) {
        admin.database().sql(sql).then().block();
    }
}
