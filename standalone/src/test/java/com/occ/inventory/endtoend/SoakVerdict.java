package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What must be true when nothing is broken any more: by our own book, by the simulator's, and by what the services keep. */
final class SoakVerdict {
    private final SoakStores stores;
    private final TestDatabase database;

    SoakVerdict(SoakStores stores, TestDatabase database) {
        this.stores = stores;
        this.database = database;
    }

    /** OCC holds what its partners have; where it differs, the item cannot be written. */
    void quantitiesAgree() {
        Map<Long, Integer> levels = stores.levels();
        assertThat(stores.pairings())
                .filteredOn(Pairing::follows)
                .allSatisfy(pairing ->
                        assertThat(levels.get(pairing.item)).as("%s", pairing).isEqualTo(pairing.target()));
        List<Pairing> different = stores.pairings().stream()
                .filter(pairing -> pairing.looksDifferent(levels.get(pairing.item)))
                .toList();
        assertThat(different).allSatisfy(pairing -> assertThat(pairing.failure(levels.get(pairing.item)))
                .as("%s", pairing)
                .isNotNull());
        JsonNode comparison = stores.compare();
        assertThat(comparison.path("items").asInt()).isEqualTo(stores.pairings().size());
        assertThat(comparison.path("mismatches").asInt()).as("%s", comparison).isEqualTo(different.size());
    }

    /** Exactly what cannot be written is on record, each with its true reason. */
    void failedItemsAgree() throws SQLException {
        Map<Long, Integer> levels = stores.levels();
        Map<String, String> expected = new TreeMap<>();
        for (Pairing pairing : stores.pairings()) {
            String failure = pairing.failure(levels.get(pairing.item));
            if (failure != null) {
                expected.put(pairing.partner + "/" + pairing.variant, failure);
            }
        }
        assertThat(expected)
                .as("the soak left something that cannot be written")
                .isNotEmpty();
        assertThat(rows("select partner || '/' || variant_id, code from admin.failed_item"))
                .isEqualTo(expected);
    }

    void nothingIsLeft(Duplicates duplicates) throws SQLException {
        await("empty queues")
                .atMost(Duration.ofSeconds(30))
                .until(() -> duplicates.waiting().isEmpty());
        assertThat(rows("select store_item_id::text, made_at::text from updater.intent"))
                .as("open intents")
                .isEmpty();
        assertThat(rows("select job_id::text, status from scheduler.job where finished_at is null"))
                .as("open jobs")
                .isEmpty();
        assertThat(rows("select message_id, queue || ': ' || cause from admin.dead_letter"))
                .as("dead letters")
                .isEmpty();
    }

    /** @param ours secrets that no store gave us */
    void noSecretIsIn(String log, String... ours) {
        List<String> secrets = new ArrayList<>(List.of(ours));
        secrets.add(stores.occ().path("clientSecret").asString());
        secrets.add(stores.occ().path("accessToken").asString());
        stores.partners()
                .values()
                .forEach(partner -> secrets.add(partner.path("accessToken").asString()));
        assertThat(secrets).noneMatch(log::contains);
        assertThat(log.contains("shpat_")).as("a token that was granted").isFalse();
    }

    /** By kind, for the summary. */
    Map<String, String> partnerFailures() throws SQLException {
        return rows("select failure, count(*)::text from admin.sync_log where failure is not null group by failure");
    }

    /** By code, for the summary. */
    Map<String, String> itemFailures() throws SQLException {
        return rows("select code, count(*)::text from admin.item_change where code is not null group by code");
    }

    /** The first column to the second. */
    private Map<String, String> rows(String query) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                ResultSet result = connection.createStatement().executeQuery(query)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }
}
