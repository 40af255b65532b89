package com.occ.inventory.updater.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.Mode;
import com.occ.inventory.updater.Snapshots;
import com.occ.inventory.updater.StoreUpdaterSettings;
import com.occ.inventory.updater.item.Planned;
import com.occ.inventory.updater.item.Settled;
import com.occ.inventory.updater.pipeline.LevelReader.Levels;
import com.occ.inventory.updater.pipeline.LevelWriter.Written;
import com.occ.inventory.updater.row.Drift;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.Outcome.Applied;
import com.occ.inventory.updater.row.Page;
import com.occ.inventory.updater.row.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** One read and one write at a time, of a database or a store that answers when the test says so, or never. */
class SessionTests {
    private static final Duration MAY_STILL_HAPPEN = Duration.ofSeconds(31);
    private static final Duration DEADLINE = Duration.ofMinutes(8);
    private static final Duration LINGER = Duration.ofMillis(250);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<Call<Row, Levels>> reads = new ArrayList<>();
    private final List<Call<Planned, Written>> writes = new ArrayList<>();
    private final List<List<Outcome>> ended = new ArrayList<>();
    private final List<Throwable> givenBack = new ArrayList<>();
    private final Session session = new Session(
            rows -> asked(reads, rows),
            batch -> asked(writes, batch),
            new StoreUpdaterSettings(
                    "occ-coffee.myshopify.com",
                    "shpat_secret",
                    null,
                    null,
                    null,
                    LINGER,
                    1,
                    1,
                    DEADLINE,
                    Duration.ofMinutes(30),
                    true,
                    3,
                    Duration.ofSeconds(15)),
            time);

    /** What was asked, and the answer, once there is one. */
    private record Call<Q, A>(List<Q> asked, Sinks.One<A> answer, List<String> cancelled) {}

    @AfterEach
    void dispose() {
        time.dispose();
    }

    @Test
    void aReadThatNobodyAnswersGivesItsRowsBackAndItsPlaceToTheNext() {
        enter(1, 10);
        enter(2, 11);
        pass(LINGER);
        assertThat(reads).hasSize(1);

        enter(3, 12);
        pass(DEADLINE.minusMillis(1));
        assertThat(givenBack).as("a call may wait that long").isEmpty();
        assertThat(reads).as("the only place is taken").hasSize(1);
        pass(Duration.ofMillis(1));

        assertThat(givenBack).hasSize(2).allSatisfy(error -> assertThat(error)
                .as("what the queue's listener takes for an outage, and does not count")
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("2 rows")
                .hasMessageContaining("480 s"));
        assertThat(reads.get(0).cancelled()).hasSize(1);
        assertThat(reads).hasSize(2);
        settleReading(1);
        assertThat(ended).containsExactly(List.of(new Applied(5, 3)));
        assertThat(session.quiet()).isTrue();
        assertThat(session.empty()).isTrue();
    }

    @Test
    void aWriteThatNobodyAnswersGivesItsRowsBackAndIsNotHeardAnyMore() {
        enter(1, 10);
        pass(LINGER);
        plan(0);
        pass(LINGER);
        assertThat(writes).hasSize(1);

        pass(DEADLINE);
        answer(writes.get(0), new Written(settled(writes.get(0).asked().get(0).row()), List.of()));

        assertThat(givenBack).hasSize(1);
        assertThat(writes.get(0).cancelled()).hasSize(1);
        assertThat(ended).as("told twice: it comes back").isEmpty();
        assertThat(session.written()).isFalse();
        assertThat(session.trouble()).as("the store is not to blame").isEmpty();
        assertThat(session.quiet()).isTrue();
    }

    @Test
    void anItemOfAWriteThatWasGivenUpIsWrittenOnceWhenItsPageComesBack() {
        enter(1, 10);
        pass(LINGER);
        plan(0);
        pass(LINGER);
        pass(DEADLINE);

        enter(1, 10);
        pass(LINGER);
        assertThat(reads).as("the store may still carry out the first write").hasSize(1);
        pass(MAY_STILL_HAPPEN);
        plan(1);
        pass(LINGER);
        answer(writes.get(1), new Written(settled(writes.get(1).asked().get(0).row()), List.of()));

        assertThat(ended).containsExactly(List.of(new Applied(5, 3)));
        assertThat(session.empty()).isTrue();
        assertThat(session.quiet()).isTrue();
    }

    @Test
    void theRowBehindTheItemThatWasGivenUpHasItsTurn() {
        enter(1, 10);
        enter(2, 10);
        pass(LINGER);
        assertThat(reads.get(0).asked()).hasSize(1);

        pass(DEADLINE);
        pass(MAY_STILL_HAPPEN);
        settleReading(1);

        assertThat(givenBack).hasSize(1);
        assertThat(ended).hasSize(1);
    }

    @Test
    void theDeadlineIsOfEachCallAndNotOfThePage() {
        enter(1, 10);
        pass(LINGER);
        pass(DEADLINE.minusSeconds(1));
        plan(0);
        pass(LINGER);
        pass(DEADLINE.minusSeconds(1));
        answer(writes.get(0), new Written(settled(writes.get(0).asked().get(0).row()), List.of()));

        assertThat(ended).hasSize(1);
        pass(DEADLINE);
        assertThat(givenBack).isEmpty();
    }

    private void enter(long dispatch, long item) {
        session.enter(new Page(Snapshots.page(dispatch, Mode.APPLY, InventorySnapshot.Row.available(1, item, 3))))
                .subscribe(ended::add, givenBack::add);
    }

    private void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }

    private static <Q, A> Mono<A> asked(List<Call<Q, A>> calls, List<Q> what) {
        Call<Q, A> call = new Call<>(what, Sinks.one(), new ArrayList<>());
        calls.add(call);
        return call.answer().asMono().doOnCancel(() -> call.cancelled().add("cancelled"));
    }

    private <A> void answer(Call<?, A> call, A answer) {
        call.answer().tryEmitValue(answer);
        time.advanceTime();
    }

    private void settleReading(int read) {
        Call<Row, Levels> call = reads.get(read);
        answer(call, new Levels(settled(call.asked().get(0)), List.of()));
    }

    private void plan(int read) {
        Call<Row, Levels> call = reads.get(read);
        answer(call, new Levels(List.of(), List.of(new Planned(call.asked().get(0), 5, 3, Drift.UNKNOWN))));
    }

    private static List<Settled> settled(Row row) {
        return List.of(new Settled(row, new Applied(5, 3)));
    }
}
