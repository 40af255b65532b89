package com.occ.inventory.admin.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long each page takes with a history of 1,000,000 item changes, 10,000 runs with 300,000 parts, and 100,000 failed items, asked
 * for one after the other. A benchmark, so only part of the long tests. {@code -Dbenchmark.pages=/failed-items.*} measures some of them.
 */
@Tag("long")
class HistoryBenchmarkIT {
    /** {@code -Dbenchmark.pages=/failed-items.*} measures some only. */
    private static final String CHOSEN = System.getProperty("benchmark.pages", ".*");

    private static final int WARM_UP = 40;
    private static final int ASKED = 200;
    /** For a page that is far too slow: after so much the rest is not waited for. */
    private static final long MOST_NANOS_A_PAGE = 30_000_000_000L;

    private static final long MOST_MILLIS = 200;
    private static final String RUN = "00000000-0000-0000-0000-000000000000";

    /** A page that is not there (yet) is left out of the table. RUN stands for the id of the newest run. */
    private static final List<String> PAGES = List.of(
            "/",
            "/runs",
            "/runs?status=FAILED",
            "/runs?partner=p7",
            "/runs/" + RUN,
            "/partners",
            "/partners/p1",
            "/partners/p7",
            "/partners/p1?search=sku-1-99",
            "/partners/p1?search=nothing",
            "/partners/p1/items/1",
            "/partners/p1/items/50",
            "/mappings",
            "/mappings?partner=p1",
            "/mappings?search=sku-1-99",
            "/mappings/review",
            "/failed-items",
            "/failed-items?code=BUNDLE",
            "/failed-items?partner=p2",
            "/failed-items?partner=p2&code=BUNDLE",
            "/failed-items?search=sku-250-33",
            "/failed-items?search=nothing",
            "/failed-items?state=dismissed",
            "/alerts",
            "/alerts/deliveries",
            "/alerts/settings",
            "/schedule",
            "/system",
            "/system/dead-letters",
            "/audit",
            "/audit?actor=user7",
            "/users",
            "/api/v1/sync-runs",
            "/api/v1/sync-runs?status=FAILED",
            "/api/v1/sync-runs?partner=p7",
            "/api/v1/sync-runs/" + RUN,
            "/api/v1/sync-runs/" + RUN + "/items",
            "/api/v1/sync-runs/" + RUN + "/items?outcome=FAILED&partner=p250",
            "/api/v1/sync-logs",
            "/api/v1/sync-logs?partner=p7",
            "/api/v1/partners",
            "/api/v1/partners/p1",
            "/api/v1/partners/p1/items",
            "/api/v1/partners/p1/items/1/history",
            "/api/v1/mappings",
            "/api/v1/mappings?partner=p1",
            "/api/v1/failed-items",
            "/api/v1/failed-items?search=sku-250-33",
            "/api/v1/failed-items/causes",
            "/api/v1/incidents",
            "/api/v1/incidents?partner=p7",
            "/api/v1/deliveries",
            "/api/v1/alert-channels",
            "/api/v1/alert-settings",
            "/api/v1/dead-letters",
            "/api/v1/schedule");

    private static AdminService admin;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void seed() {
        // Nothing of it is to be published.
        admin = AdminService.with(Map.of("admin.sweep", "1h"));
        for (String statement : HistorySeed.STATEMENTS) {
            admin.database()
                    .sql(statement.contains("%1$s") ? statement.replace("%1$s", HistorySeed.COUNTS) : statement)
                    .then()
                    .block();
        }
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    @Test
    void answersEachPageInTime() throws Exception {
        assertThat(count("item_change")).isGreaterThan(950_000);
        assertThat(count("run")).isEqualTo(10_000);
        assertThat(count("sync_log")).isGreaterThan(300_000);
        String run = admin.database()
                .sql("select id from admin.run order by requested_at desc limit 1")
                .map(row -> String.valueOf(row.get(0)))
                .one()
                .block();

        List<String> late = new ArrayList<>();
        System.out.printf("%-64s %8s %8s %8s%n", "page", "p50 ms", "p95 ms", "kB");
        for (String page : PAGES) {
            Measured measured = page.matches(CHOSEN) ? measure(page.replace(RUN, run)) : null;
            if (measured != null) {
                System.out.printf(
                        Locale.ENGLISH,
                        "%-64s %8.1f %8.1f %8d%n",
                        page.replace(RUN, "RUN"),
                        measured.at(0.50),
                        measured.at(0.95),
                        measured.bytes() / 1024);
                if (measured.at(0.95) > MOST_MILLIS) {
                    late.add(page);
                }
            }
        }
        assertThat(late)
                .as("pages with a 95th percentile above " + MOST_MILLIS + " ms")
                .isEmpty();
    }

    private record Measured(List<Long> nanos, int bytes) {
        double at(double share) {
            return nanos.get((int) Math.ceil(share * nanos.size()) - 1) / 1e6;
        }
    }

    /** Null when there is no such page. */
    private Measured measure(String page) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(admin.address() + page))
                .header("Authorization", "Bearer " + AdminService.API_TOKEN)
                .header("Accept", page.startsWith("/api/") ? "application/json" : "text/html")
                .build();
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 404) {
            return null;
        }
        List<Long> nanos = new ArrayList<>();
        int bytes = 0;
        long start = System.nanoTime();
        for (int asked = 0; asked < WARM_UP + ASKED; asked++) {
            long begun = System.nanoTime();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            long ended = System.nanoTime();
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            bytes = answer.body().length;
            boolean slow = ended - start > MOST_NANOS_A_PAGE;
            if (asked >= WARM_UP || slow) {
                nanos.add(ended - begun);
            }
            if (slow) {
                break;
            }
        }
        return new Measured(nanos.stream().sorted().toList(), bytes);
    }

    private static long count(String table) {
        return admin.database()
                .sql("select count(*) from admin." + table)
                .mapValue(Long.class)
                .one()
                .block();
    }
}
