package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A thousand partner syncs while stores fail in every way the simulator knows: 50 rounds of runs over 20 partners, one of them
 * with several pages. After each round every run has ended, its counts add up, whatever failed had a reason to, and OCC was sent
 * no number but one that its partner had since the round began. At the end, with nothing broken any more, OCC agrees with the
 * oracle, and exactly what cannot be written is a failed item, with the true reason.
 *
 * <p>All choices follow from the seed and are the same each time. Their interleaving with the calls is not: a failure may take a
 * few goes to come back. {@code -Dsoak.seed}, {@code -Dsoak.rounds} choose another or a longer one.
 */
@Tag("long")
class SoakIT {
    private static final long SEED = Long.getLong("soak.seed", 20_261_125);
    private static final int ROUNDS = Integer.getInteger("soak.rounds", 50);
    private static final String API_TOKEN = "soak-test-api-token";
    private static final String ENCRYPTION_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    /** Far below the lease, so that nothing here is saved by one. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dataDir;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final SoakStores stores = new SoakStores(SEED);
    private final TestBroker broker = TestBroker.any();
    private final TestDatabase database = TestDatabase.fresh();
    private final Map<String, Set<PartnerFailure>> excusesBefore = new HashMap<>();
    private int runs;
    private int partnerSyncs;
    private int writes;

    @Test
    void everyQuantityIsRightInTheEndAndEveryFailureHasItsReason() throws Exception {
        Instant began = Instant.now();
        try (stores;
                JarProcess system = JarProcess.start("standalone", environment(), "--data-dir=" + dataDir)) {
            system.ready();
            Http api = new Http(system.address() + "/api/v1", API_TOKEN);
            register(api);
            try (Duplicates duplicates = new Duplicates(broker, random.split())) {
                for (int number = 1; number <= ROUNDS; number++) {
                    SoakRound round = SoakRound.of(stores, number, random.split());
                    try {
                        play(round, api, duplicates);
                    } catch (AssertionError | RuntimeException e) {
                        throw new AssertionError("seed " + SEED + ", round " + number + ", " + round, e);
                    }
                }
                duplicates.percent(0);
                cleanRun(api);
                // What turned empty in the last round is held until a second run says the same.
                JsonNode last = cleanRun(api);

                assertThat(last.path("partners")).allSatisfy(partner -> assertThat(
                                partner.path("failure").isNull())
                        .as("%s", partner)
                        .isTrue());
                SoakVerdict verdict = new SoakVerdict(stores, database);
                verdict.quantitiesAgree();
                verdict.failedItemsAgree();
                verdict.nothingIsLeft(duplicates);
                verdict.noSecretIsIn(system.log(), API_TOKEN, ENCRYPTION_KEY);
                sumUp(verdict, duplicates, Duration.between(began, Instant.now()));
            }
        }
    }

    private void play(SoakRound round, Http api, Duplicates duplicates) {
        duplicates.percent(round.duplicatePercent());
        round.begin();
        List<String> requested = request(api);
        List<RunReport> reports = finished(requested, api, round);
        round.end();
        reports.forEach(report -> holds(report, round));
        await("every page is answered").atMost(PATIENCE).until(duplicates::answered);
        Set<String> dry = reports.stream()
                .filter(report -> report.whole().path("mode").asString().equals("DRY"))
                .map(report -> report.whole().path("id").asString())
                .collect(Collectors.toSet());
        writesAreJustified(dry);
        runs += reports.size();
        excusesBefore.clear();
        stores.shops().forEach(shop -> excusesBefore.put(shop, round.excuses(shop)));
    }

    /** Everything, and now and then more than that at once. */
    private List<String> request(Http api) {
        List<Object> bodies = new ArrayList<>(List.of(Map.of()));
        List<String> keys = new ArrayList<>(stores.partners().keySet());
        if (random.nextInt(4) == 0) {
            bodies.add(Map.of("mode", "DRY"));
        }
        if (random.nextInt(4) == 0) {
            bodies.add(Map.of("partners", List.of(keys.get(random.nextInt(10)), keys.get(random.nextInt(10, 20)))));
        }
        if (random.nextInt(4) == 0) {
            Pairing pairing =
                    stores.pairings().get(random.nextInt(stores.pairings().size()));
            bodies.add(Map.of("partner", pairing.partner, "variants", List.of(pairing.variant)));
        }
        return bodies.stream()
                .map(body -> api.send("POST", "/sync-runs", body).path("id").asString())
                .toList();
    }

    private List<RunReport> finished(List<String> requested, Http api, SoakRound round) {
        await("runs " + requested + " end")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    round.goOn();
                    List<RunReport> reports = requested.stream()
                            .map(run -> RunReport.of(api, run))
                            .toList();
                    if (reports.stream().anyMatch(SoakIT::waitsForTheStore)) {
                        round.occComesBack();
                    }
                    return reports.stream().allMatch(RunReport::ended);
                });
        return requested.stream().map(run -> RunReport.of(api, run)).toList();
    }

    private static boolean waitsForTheStore(RunReport report) {
        return report.whole().path("waitingForStore").asBoolean();
    }

    /** Each partner's counts add up, and a partner that failed had a reason. */
    private void holds(RunReport report, SoakRound round) {
        for (JsonNode partner : report.whole().path("partners")) {
            partnerSyncs++;
            JsonNode counts = partner.path("counts");
            int ended = 0;
            for (String outcome : List.of("applied", "unchanged", "failed", "skipped", "superseded", "expired")) {
                ended += counts.path(outcome).asInt();
            }
            assertThat(counts.path("received").asInt())
                    .as("the equation of %s", partner)
                    .isEqualTo(ended);
            if (partner.path("failure").isNull()) {
                assertThat(partner.path("pagesDone").asInt())
                        .as("all pages of %s", partner)
                        .isEqualTo(partner.path("pages").asInt());
            } else {
                String shop = stores.partners()
                        .get(partner.path("partner").asString())
                        .path("domain")
                        .asString();
                Set<PartnerFailure> excuses = new HashSet<>(round.excuses(shop));
                // The client leaves a store alone for a second after an outage.
                if (excusesBefore.getOrDefault(shop, Set.of()).contains(PartnerFailure.UNREACHABLE)) {
                    excuses.add(PartnerFailure.UNREACHABLE);
                }
                assertThat(PartnerFailure.valueOf(partner.path("failure").asString()))
                        .as("the failure of %s", partner)
                        .isIn(excuses);
            }
        }
    }

    private void writesAreJustified(Set<String> dryRuns) {
        Map<Long, Pairing> byItem = byItem();
        for (JsonNode write : stores.newWrites()) {
            String run = write.path("referenceDocumentUri").asString();
            assertThat(dryRuns).as("a dry run writes nothing").noneMatch(run::endsWith);
            for (JsonNode row : write.path("rows")) {
                writes++;
                Pairing pairing = byItem.get(number(row.path("inventoryItemId").asString()));
                assertThat(pairing.justifies(row.path("to").asInt()))
                        .as("%s was set from %s to %s", pairing, row.path("from"), row.path("to"))
                        .isTrue();
            }
        }
    }

    private JsonNode cleanRun(Http api) {
        stores.pairings().forEach(Pairing::forgetThePast);
        RunReport report = RunReport.finished(api, RunReport.request(api));
        runs++;
        partnerSyncs += report.whole().path("partners").size();
        writesAreJustified(Set.of());
        return report.whole();
    }

    private void sumUp(SoakVerdict verdict, Duplicates duplicates, Duration took) throws SQLException {
        Map<String, Integer> answers = stores.answers();
        Map<String, Integer> faults = new TreeMap<>();
        answers.forEach((answer, times) -> {
            if (answer.startsWith("fault ")) {
                faults.put(answer.substring("fault ".length()), times);
            } else if (answer.endsWith("THROTTLED")) {
                faults.put("THROTTLED", times);
            }
        });
        System.out.printf(
                "soak: seed %d, %d rounds, %d runs, %d partner syncs, %d calls, %d rows written, %d pages sent twice, faults %s,"
                        + " partner failures %s, item failures %s, %d s%n",
                SEED,
                ROUNDS,
                runs,
                partnerSyncs,
                answers.values().stream().mapToInt(Integer::intValue).sum(),
                writes,
                duplicates.sent(),
                faults,
                verdict.partnerFailures(),
                verdict.itemFailures(),
                took.toSeconds());
    }

    private void register(Http api) {
        api.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));
        stores.partners()
                .forEach((key, partner) -> api.send(
                        "PUT",
                        "/partners/" + key + "?check=false",
                        Map.of(
                                "name", partner.path("name").asString(),
                                "shopDomain", partner.path("domain").asString(),
                                "accessToken", partner.path("accessToken").asString())));
        api.send("POST", "/mappings/import", "text/csv", stores.mappings());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.putAll(broker.environment());
        environment.putAll(Map.of(
                "API_TOKEN",
                API_TOKEN,
                "ENCRYPTION_KEY",
                ENCRYPTION_KEY,
                "SHOPIFY_BASE_URL",
                stores.baseUrl() + "/{shop}",
                "OCC_SHOP_DOMAIN",
                stores.occDomain(),
                "OCC_CLIENT_ID",
                stores.occ().path("clientId").asString(),
                "OCC_CLIENT_SECRET",
                stores.occ().path("clientSecret").asString()));
        // As patient as in earnest, only faster; and as talkative as can be, for what the log must not say.
        environment.putAll(Map.of(
                "SHOPIFY_ATTEMPTTIMEOUT", "2s",
                "SHOPIFY_BACKOFF", "50ms",
                "SHOPIFY_MAXBACKOFF", "1s",
                "SHOPIFY_BREAKERPAUSE", "1s",
                "UPDATER_LINGER", "50ms",
                "UPDATER_PROBE", "1s",
                "LOGGING_LEVEL_COM_OCC_INVENTORY", "debug"));
        return environment;
    }

    private Map<Long, Pairing> byItem() {
        return stores.pairings().stream().collect(Collectors.toMap(pairing -> pairing.item, pairing -> pairing));
    }

    private static long number(String gid) {
        return Long.parseLong(gid.substring(gid.lastIndexOf('/') + 1));
    }
}
