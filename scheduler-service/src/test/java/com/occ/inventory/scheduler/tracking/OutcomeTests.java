package com.occ.inventory.scheduler.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.scheduler.job.Ended;
import com.occ.inventory.scheduler.tracking.Verdict.Again;
import com.occ.inventory.scheduler.tracking.Verdict.Open;
import com.occ.inventory.scheduler.tracking.Verdict.Over;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OutcomeTests {
    private static final int MAX_DISPATCHES = 3;
    private static final Counts APPLIED = new Counts(10, 10, 0, 0, 0, 0, 0);
    private static final Counts ONE_FAILED = new Counts(10, 9, 0, 1, 0, 0, 0);
    private static final Counts SKIPPED = new Counts(10, 0, 0, 0, 10, 0, 0);
    private static final Counts EXPIRED = new Counts(10, 4, 0, 0, 0, 0, 6);

    @Test
    void staysOpenUntilEveryPageIsIn() {
        assertThat(verdict(job(2, 0), result(0, APPLIED))).isEqualTo(new Open());
        assertThat(verdict(job(2, 0), result(0, APPLIED), result(1, APPLIED)))
                .isEqualTo(new Over(Ended.as(PartnerSyncStatus.SUCCEEDED, null)));
    }

    @Test
    void aFailedItemMakesItPartlyFailed() {
        assertThat(ended(job(2, 0), result(0, APPLIED), result(1, ONE_FAILED)).status())
                .isEqualTo(PartnerSyncStatus.PARTLY_FAILED);
    }

    @Test
    void aPageInTheDeadLettersMakesItPartlyFailedWithItsCause() {
        Ended ended = ended(job(2, 0), result(0, APPLIED), new PageResult(1, Counts.ZERO, false, "not readable"));

        assertThat(ended.status()).isEqualTo(PartnerSyncStatus.PARTLY_FAILED);
        assertThat(ended.failure()).isEqualTo(PartnerFailure.PAGE_REJECTED);
        assertThat(ended.message()).isEqualTo("not readable");
    }

    @Test
    void aHeldPageMakesItSuspicious() {
        Ended ended = ended(job(2, 0), new PageResult(0, SKIPPED, true, null), result(1, APPLIED));

        assertThat(ended.status()).isEqualTo(PartnerSyncStatus.FAILED);
        assertThat(ended.failure()).isEqualTo(PartnerFailure.SUSPICIOUS);
    }

    @Test
    void expiredRowsNeedAFreshReadAFewTimesAtMost() {
        assertThat(verdict(job(1, 0), result(0, EXPIRED))).isEqualTo(new Again());
        assertThat(verdict(job(1, 1), result(0, EXPIRED))).isEqualTo(new Again());
        assertThat(ended(job(1, 2), result(0, EXPIRED)))
                .isEqualTo(Ended.as(
                        PartnerSyncStatus.PARTLY_FAILED,
                        "6 items were read too long ago to be written, again and again"));
    }

    @Test
    void aJobThatComesTooLateForAllItsItemsAgainAndAgainStalls() {
        Counts tooLate = new Counts(10, 0, 0, 0, 1, 1, 8);

        assertThat(verdict(job(1, 1), result(0, tooLate))).isEqualTo(new Again());
        assertThat(ended(job(1, 2), result(0, tooLate)))
                .isEqualTo(Ended.failed(
                        PartnerFailure.STALLED, "its items were read too long ago to be written, again and again"));
        assertThat(ended(job(1, 2), result(0, new Counts(10, 0, 0, 1, 0, 0, 9))).failure())
                .as("one was attempted")
                .isNull();
    }

    @Test
    void whatTheUpdaterDidNotWriteBecauseItKnowsBetterIsNoSuccess() {
        Ended none = ended(job(2, 0), result(0, new Counts(10, 0, 0, 0, 0, 10, 0)), result(1, SKIPPED));
        Ended some = ended(job(2, 0), result(0, new Counts(10, 8, 0, 0, 0, 2, 0)), result(1, APPLIED));

        assertThat(none.status()).isEqualTo(PartnerSyncStatus.FAILED);
        assertThat(none.failure()).isEqualTo(PartnerFailure.STALLED);
        assertThat(none.message()).contains("newer numbers of all its items");
        assertThat(some)
                .isEqualTo(Ended.as(
                        PartnerSyncStatus.PARTLY_FAILED,
                        "2 items were left alone, because the updater had newer numbers of them already"));
    }

    @Test
    void whatWasSkippedAltogetherIsNoSuccess() {
        assertThat(ended(job(1, 0), result(0, SKIPPED)).status()).isEqualTo(PartnerSyncStatus.SKIPPED);
    }

    @Test
    void aPartnerThatFailedEndsWhenThePagesReadBeforeAreIn() {
        OpenJob failed = job(4, 0).failed(PartnerFailure.UNREACHABLE, "timed out", "req-1", 2);

        assertThat(verdict(failed, result(0, APPLIED))).isEqualTo(new Open());
        assertThat(ended(failed, result(0, APPLIED), result(1, ONE_FAILED)))
                .isEqualTo(new Ended(PartnerSyncStatus.FAILED, PartnerFailure.UNREACHABLE, "timed out", "req-1"));
        assertThat(ended(job(4, 0).failed(PartnerFailure.UNREACHABLE, "timed out", null, 0))
                        .status())
                .isEqualTo(PartnerSyncStatus.FAILED);
    }

    @Test
    void theFirstFailureCounts() {
        OpenJob failed = job(4, 0)
                .failed(PartnerFailure.UNREACHABLE, "timed out", null, 2)
                .failed(PartnerFailure.TOKEN_INVALID, "no", null, 0);

        assertThat(failed.failure().failure()).isEqualTo(PartnerFailure.UNREACHABLE);
        assertThat(failed.pages()).isEqualTo(2);
    }

    @Test
    void aJobThatWasDoneBeforeItWasStoppedEndsAsItWouldHave() {
        assertThat(stopped(job(2, 0), result(0, APPLIED), result(1, ONE_FAILED)))
                .isEqualTo(PartnerSyncStatus.PARTLY_FAILED);
        assertThat(stopped(job(2, 0), result(0, APPLIED))).isEqualTo(PartnerSyncStatus.CANCELLED);
        assertThat(stopped(job(1, 0), result(0, SKIPPED))).isEqualTo(PartnerSyncStatus.CANCELLED);
        assertThat(stopped(job(1, 0), result(0, EXPIRED))).isEqualTo(PartnerSyncStatus.CANCELLED);
    }

    @Test
    void aJobThatWaitsForItsNextDispatchIsCancelledWhenStopped() {
        assertThat(stopped(new OpenJob(1, 0, "roastery", 0, 1, true, null))).isEqualTo(PartnerSyncStatus.CANCELLED);
    }

    private static PartnerSyncStatus stopped(OpenJob job, PageResult... results) {
        Tally tally = Tally.NONE;
        for (PageResult result : results) {
            tally = tally.plus(result);
        }
        return Outcome.stopped(job, tally, MAX_DISPATCHES).status();
    }

    @Test
    void onlyTokenFailuresAreForgivenByNewerCredentials() {
        assertThat(Outcome.credentialsAreNewer(PartnerFailure.TOKEN_INVALID, 1, 2))
                .isTrue();
        assertThat(Outcome.credentialsAreNewer(PartnerFailure.TOKEN_INVALID, 2, 2))
                .isFalse();
        assertThat(Outcome.credentialsAreNewer(PartnerFailure.SHOP_FROZEN, 1, 2))
                .isFalse();
    }

    @Property(tries = 200)
    void anyOrderAndRepetitionOfResultsEndsTheJobOnceWithTheRightCounts(
            @ForAll("deliveries") List<PageResult> results) {
        int pages = (int) results.stream().map(PageResult::page).distinct().count();
        OpenJob job = job(pages, MAX_DISPATCHES - 1);
        Set<Integer> seen = new HashSet<>();
        Tally tally = Tally.NONE;
        Counts expected = Counts.ZERO;
        int ends = 0;
        for (PageResult result : results) {
            if (seen.add(result.page())) {
                tally = tally.plus(result);
                expected = expected.plus(result.counts());
                ends += Outcome.of(job, tally, MAX_DISPATCHES) instanceof Over ? 1 : 0;
                assertThat(ends).isEqualTo(seen.size() == pages ? 1 : 0);
            }
        }
        assertThat(ends).isEqualTo(1);
        assertThat(tally.counts()).isEqualTo(expected);
    }

    /** Results of pages 0 to n-1, each at least once, in any order. */
    @Provide
    Arbitrary<List<PageResult>> deliveries() {
        Arbitrary<Integer> some = Arbitraries.integers().between(0, 250);
        Arbitrary<Counts> counts = Combinators.combine(some, some, some, some, some, some)
                .as((a, u, f, s, o, e) -> new Counts(a + u + f + s + o + e, a, u, f, s, o, e));
        Arbitrary<Boolean> held = Arbitraries.of(true, false);
        Arbitrary<String> rejection = Arbitraries.of("not readable").injectNull(0.8);
        return Arbitraries.integers().between(1, 12).flatMap(pages -> {
            Arbitrary<PageResult> result = Combinators.combine(
                            Arbitraries.integers().between(0, pages - 1), counts, held, rejection)
                    .as(PageResult::new);
            return Combinators.combine(
                            counts.list().ofSize(pages), result.list().ofMaxSize(20))
                    .flatAs((each, more) -> {
                        List<PageResult> all = new ArrayList<>(more);
                        for (int page = 0; page < pages; page++) {
                            all.add(new PageResult(page, each.get(page), false, null));
                        }
                        return Arbitraries.shuffle(all);
                    });
        });
    }

    private static OpenJob job(int pages, int attempts) {
        return new OpenJob(1, 7, "roastery", pages, attempts, false, null);
    }

    private static PageResult result(int page, Counts counts) {
        return new PageResult(page, counts, false, null);
    }

    private static Ended ended(OpenJob job, PageResult... results) {
        return ((Over) verdict(job, results)).ended();
    }

    private static Verdict verdict(OpenJob job, PageResult... results) {
        Tally tally = Tally.NONE;
        for (PageResult result : results) {
            tally = tally.plus(result);
        }
        return Outcome.of(job, tally, MAX_DISPATCHES);
    }
}
