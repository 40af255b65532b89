package com.occ.inventory.scheduler.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Failing;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.scheduler.job.Ended;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Whatever ends in whatever order. */
class HealthPropertyTests {
    private static final Set<PartnerFailure> OUT_OF_REACH = EnumSet.of(
            PartnerFailure.UNREACHABLE,
            PartnerFailure.SHOP_FROZEN,
            PartnerFailure.SHOP_LOCKED,
            PartnerFailure.SHOP_NOT_FOUND);
    private static final Set<PartnerFailure> PIPELINE =
            EnumSet.of(PartnerFailure.STALLED, PartnerFailure.PAGE_REJECTED, PartnerFailure.INTERNAL);

    @Property
    void streaksAndAlertsAreWhatCountingThemSays(
            @ForAll("histories") List<SyncEnd> history, @ForAll("thresholds") Thresholds thresholds) {
        Health health = Health.WELL;
        for (int n = 0; n < history.size(); n++) {
            health = health.after(history.get(n), thresholds);
            assertThat(health.alerting().stream().map(trouble -> trouble.cause() + " " + trouble.runs()))
                    .containsExactlyInAnyOrderElementsOf(Oracle.alerting(history.subList(0, n + 1), thresholds));
        }
    }

    @Property
    void whoFoldsTheAlertsKnowsAtAnyTimeWhatIsWrongAndNothingEndsUnproven(
            @ForAll("changingThresholds") List<Tuple2<SyncEnd, Thresholds>> history) {
        Health health = Health.WELL;
        Set<String> open = new HashSet<>();
        for (Tuple2<SyncEnd, Thresholds> next : history) {
            SyncEnd end = Oracle.blamed(next.get1(), next.get2());
            Checkup checkup = Checkup.of("roastery", health, next.get1(), next.get2());
            health = checkup.after();
            Set<String> now = new HashSet<>(open);
            Object alert = checkup.alert(new Background(1, null, null, List.of()));
            if (alert instanceof FailureThresholdReached failing) {
                assertThat(failing.failings())
                        .isNotEmpty()
                        .extracting(Failing::cause)
                        .doesNotHaveDuplicates();
                now = new HashSet<>(
                        failing.failings().stream().map(Failing::cause).toList());
            } else if (alert instanceof PartnerRecovered) {
                assertThat(open).as("there was something to recover from").isNotEmpty();
                assertThat(end.failure()).as("a failed run is no recovery").isNull();
                assertThat(Oracle.failing(end, next.get2()))
                        .as("one whose items fail is none")
                        .isFalse();
                assertThat(Oracle.silent(end))
                        .as("one that says nothing is none")
                        .isFalse();
                now = Set.of();
            }
            assertThat(now)
                    .containsExactlyInAnyOrderElementsOf(
                            health.alerting().stream().map(Trouble::cause).toList());
            for (String cause : open) {
                assertThat(now.contains(cause) || disproves(end, cause, next.get2()))
                        .as("%s is over because of %s", cause, end)
                        .isTrue();
            }
            if (end.counting() && end.failure() != null && !open.isEmpty()) {
                assertThat(now).as("who fails on is not well").isNotEmpty();
            }
            open = now;
        }
    }

    /** Whether nobody can say after this end that it is still so. */
    private static boolean disproves(SyncEnd end, String cause, Thresholds thresholds) {
        if (Oracle.silent(end)) {
            return false;
        }
        if (cause.equals(FailureThresholdReached.ITEMS_FAILING)) {
            return end.failure() == null && end.attempted() > 0 && !end.itemsFail(thresholds.failingPercent());
        }
        if (end.failure() == null) {
            return true;
        }
        boolean ofPipeline = PIPELINE.contains(PartnerFailure.valueOf(cause));
        boolean byPipeline = PIPELINE.contains(end.failure());
        return !end.failure().name().equals(cause)
                && (ofPipeline || !byPipeline || end.ended().status() == PartnerSyncStatus.PARTLY_FAILED);
    }

    @Property
    void afterAGoodRunNothingIsWrong(
            @ForAll("changingThresholds") List<Tuple2<SyncEnd, Thresholds>> history,
            @ForAll("thresholds") Thresholds thresholds) {
        Health health = Health.WELL;
        for (Tuple2<SyncEnd, Thresholds> next : history) {
            health = health.after(next.get1(), next.get2());
        }

        assertThat(health.after(Ends.items(99, 0, 5), thresholds)).isEqualTo(Health.WELL);
    }

    @Property
    void dryRunsThoseOfItemsThoseWithoutWorkAndThoseThatCameTooLateChangeNothing(
            @ForAll("histories") List<SyncEnd> history,
            @ForAll("silentEnds") SyncEnd silent,
            @ForAll("thresholds") Thresholds thresholds) {
        Health health = Health.WELL;
        for (SyncEnd end : history) {
            health = health.after(end, thresholds);
        }

        Checkup checkup = Checkup.of("roastery", health, silent, thresholds);
        assertThat(checkup.after()).isEqualTo(health);
        assertThat(checkup.news()).isNotEqualTo(News.RECOVERED);
        if (!silent.counting()) {
            assertThat(checkup.nothingNew()).isTrue();
            assertThat(checkup.alert(null)).isNull();
        }
    }

    /** Counts backwards through the whole history, knowing nothing of states. */
    private static final class Oracle {
        static List<String> alerting(List<SyncEnd> history, Thresholds thresholds) {
            List<SyncEnd> ends = history.stream()
                    .filter(end -> !silent(end))
                    .map(end -> blamed(end, thresholds))
                    .toList();
            List<String> causes = ofPartnerAndPipeline(ends, thresholds);
            int items = 0;
            boolean toldOfItems = false;
            for (int n = ends.size(); n > 0; n--) {
                SyncEnd end = ends.get(n - 1);
                if (end.failure() == null && end.attempted() > 0) {
                    if (!failing(end, thresholds)) {
                        break;
                    }
                    items++;
                    toldOfItems |= !ofPartnerAndPipeline(ends.subList(0, n - 1), thresholds)
                            .isEmpty();
                }
            }
            if (items > 0 && (toldOfItems || items >= thresholds.failingRuns())) {
                causes.add("ITEMS_FAILING " + items);
            }
            return causes;
        }

        /** Whether nobody can say anything after it. */
        static boolean silent(SyncEnd end) {
            Counts counts = end.counts();
            return !end.counting()
                    || end.failure() == null
                            && counts.expired() > 0
                            && counts.applied() == 0
                            && counts.unchanged() == 0
                            && counts.failed() == 0;
        }

        /** As a failure of the pipeline, when that is to blame for its items. */
        static SyncEnd blamed(SyncEnd end, Thresholds thresholds) {
            Ended ours = new Ended(PartnerSyncStatus.PARTLY_FAILED, PartnerFailure.INTERNAL, "ours", null);
            return end.failure() == null && end.mistake() != null && failing(end, thresholds)
                    ? Ends.of(0, end.mode(), end.whole(), ours, end.counts())
                    : end;
        }

        private static List<String> ofPartnerAndPipeline(List<SyncEnd> ends, Thresholds thresholds) {
            List<String> causes = new ArrayList<>();
            int stretch = ends.size();
            boolean told = false;
            while (stretch > 0 && ends.get(stretch - 1).failure() != null) {
                PartnerFailure failure = ends.get(stretch - 1).failure();
                told |= !OUT_OF_REACH.contains(failure)
                        || connectionRuns(ends.subList(0, stretch)) >= thresholds.unreachableRuns();
                stretch--;
            }
            int runs = connectionRuns(ends);
            if (runs > 0 && told) {
                PartnerFailure cause = lastWord(ends).failure();
                // The pipeline may have been told while the partner's own trouble, older, had not come to its
                // threshold.
                if (!OUT_OF_REACH.contains(cause) || toldAtLastWord(ends, thresholds)) {
                    causes.add(cause + " " + runs);
                }
            }
            int pipeline = 0;
            for (int n = ends.size(); n > 0 && ends.get(n - 1).failure() == last(ends); n--) {
                pipeline++;
            }
            if (last(ends) != null && PIPELINE.contains(last(ends))) {
                causes.add(last(ends) + " " + pipeline);
            }
            return causes;
        }

        private static PartnerFailure last(List<SyncEnd> ends) {
            return ends.isEmpty() ? null : ends.get(ends.size() - 1).failure();
        }

        /** The last end that says something of the connection. */
        private static SyncEnd lastWord(List<SyncEnd> ends) {
            List<SyncEnd> words = words(ends);
            return words.isEmpty() ? null : words.get(words.size() - 1);
        }

        private static List<SyncEnd> words(List<SyncEnd> ends) {
            return ends.stream()
                    .filter(end -> end.failure() == null
                            || !PIPELINE.contains(end.failure())
                            || end.ended().status() == PartnerSyncStatus.PARTLY_FAILED)
                    .toList();
        }

        private static boolean toldAtLastWord(List<SyncEnd> ends, Thresholds thresholds) {
            int until = ends.lastIndexOf(lastWord(ends)) + 1;
            boolean told = false;
            for (int n = until; n > 0 && ends.get(n - 1).failure() != null; n--) {
                told |= !OUT_OF_REACH.contains(ends.get(n - 1).failure())
                        || connectionRuns(ends.subList(0, n)) >= thresholds.unreachableRuns();
            }
            return told;
        }

        private static int connectionRuns(List<SyncEnd> ends) {
            List<SyncEnd> words = words(ends);
            int runs = 0;
            for (int n = words.size(); n > 0; n--) {
                PartnerFailure failure = words.get(n - 1).failure();
                PartnerFailure last = words.get(words.size() - 1).failure();
                boolean continues = failure != null
                        && !PIPELINE.contains(failure)
                        && (failure == last || OUT_OF_REACH.contains(failure) && OUT_OF_REACH.contains(last));
                if (!continues) {
                    break;
                }
                runs++;
            }
            return runs;
        }

        static boolean failing(SyncEnd end, Thresholds thresholds) {
            int failed = end.counts().failed();
            return 100.0 * failed / end.attempted() > thresholds.failingPercent()
                    && (failed > 2 || failed == end.attempted());
        }
    }

    @Provide
    Arbitrary<Thresholds> thresholds() {
        return Combinators.combine(
                        Arbitraries.of(20, 50, 80),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 4))
                .as((percent, failing, unreachable) -> new Thresholds(percent, failing, unreachable, 120));
    }

    @Provide
    Arbitrary<List<SyncEnd>> histories() {
        return Arbitraries.frequencyOf(Tuple.of(9, speaking()), Tuple.of(1, silent()))
                .list()
                .ofMaxSize(25)
                .map(HealthPropertyTests::oneAnHour);
    }

    @Provide
    Arbitrary<List<Tuple2<SyncEnd, Thresholds>>> changingThresholds() {
        return histories()
                .flatMap(ends -> thresholds().list().ofSize(ends.size()).map(all -> {
                    List<Tuple2<SyncEnd, Thresholds>> pairs = new ArrayList<>();
                    for (int n = 0; n < ends.size(); n++) {
                        pairs.add(Tuple.of(ends.get(n), all.get(n)));
                    }
                    return pairs;
                }));
    }

    @Provide
    Arbitrary<SyncEnd> silentEnds() {
        return silent();
    }

    private static List<SyncEnd> oneAnHour(List<SyncEnd> ends) {
        List<SyncEnd> all = new ArrayList<>();
        for (SyncEnd end : ends) {
            all.add(Ends.at(all.size(), end));
        }
        return all;
    }

    private static Arbitrary<SyncEnd> speaking() {
        Arbitrary<SyncEnd> failed = Arbitraries.of(PartnerFailure.class).map(failure -> Ends.failed(0, failure));
        Arbitrary<SyncEnd> outOfReach = Arbitraries.of(OUT_OF_REACH).map(failure -> Ends.failed(0, failure));
        Arbitrary<SyncEnd> done = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 6))
                .as((failing, right) -> Ends.items(0, failing, right));
        Arbitrary<SyncEnd> mistaken = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 6))
                .as((failing, right) -> Ends.mistaken(0, failing, right));
        return Arbitraries.frequencyOf(
                Tuple.of(3, failed),
                Tuple.of(3, outOfReach),
                Tuple.of(4, done),
                Tuple.of(1, mistaken),
                Tuple.of(1, Arbitraries.create(() -> Ends.pageRejected(0))));
    }

    private static Arbitrary<SyncEnd> silent() {
        Arbitrary<SyncEnd> dry = speaking().map(end -> Ends.of(0, Mode.DRY, end.whole(), end.ended(), end.counts()));
        Arbitrary<SyncEnd> ofItems = speaking().map(end -> Ends.of(0, Mode.APPLY, false, end.ended(), end.counts()));
        Arbitrary<SyncEnd> workless = Arbitraries.of(
                        PartnerSyncStatus.SKIPPED, PartnerSyncStatus.NOTHING_TO_SYNC, PartnerSyncStatus.CANCELLED)
                .map(status -> Ends.of(0, Mode.APPLY, true, Ended.as(status, "so it is"), Counts.ZERO));
        return Arbitraries.oneOf(dry, ofItems, workless, Arbitraries.create(() -> Ends.expired(0)));
    }
}
