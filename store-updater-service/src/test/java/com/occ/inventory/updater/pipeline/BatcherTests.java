package com.occ.inventory.updater.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Items are words; their first letter is their group. */
class BatcherTests {
    private static final Duration LINGER = Duration.ofMillis(100);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<List<String>> batches = new ArrayList<>();
    private final List<Sinks.Empty<Void>> working = new ArrayList<>();

    @AfterEach
    void dispose() {
        time.dispose();
    }

    @Test
    void aFullBatchLeavesAtOnce() {
        Batcher<String> batcher = batcher(2, 4);

        add(batcher, "a1", "a2", "a3");
        time.advanceTime();

        assertThat(batches).containsExactly(List.of("a1", "a2"));
    }

    @Test
    void theRestLeavesAfterTheLinger() {
        Batcher<String> batcher = batcher(10, 4);

        add(batcher, "a1");
        time.advanceTimeBy(LINGER.minusMillis(1));
        assertThat(batches).isEmpty();
        add(batcher, "a2");
        time.advanceTimeBy(LINGER.minusMillis(1));
        assertThat(batches).isEmpty();
        time.advanceTimeBy(Duration.ofMillis(1));

        assertThat(batches).containsExactly(List.of("a1", "a2"));
    }

    @Test
    void aSteadyTrickleDoesNotHoldABatchForEver() {
        Batcher<String> batcher = batcher(1_000, 100);

        for (int i = 0; i < 100; i++) {
            add(batcher, "a" + i);
            time.advanceTimeBy(LINGER.dividedBy(2));
        }

        assertThat(batches).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void groupsDoNotMixNorHoldEachOtherUp() {
        Batcher<String> batcher = batcher(2, 4);

        add(batcher, "a1", "b1", "b2", "a2", "c1");
        time.advanceTimeBy(LINGER);

        assertThat(batches).containsExactly(List.of("b1", "b2"), List.of("a1", "a2"), List.of("c1"));
    }

    @Test
    void aGroupLeavesAlthoughAnotherTrickles() {
        Batcher<String> batcher = batcher(1_000, 4);

        add(batcher, "a1");
        for (int i = 0; i < 3; i++) {
            add(batcher, "b" + i);
            time.advanceTimeBy(LINGER.dividedBy(2));
        }

        assertThat(batches).containsExactly(List.of("a1"));
    }

    @Test
    void noMoreThanTheLimitAreInFlightAndWhatWaitsFillsUp() {
        Batcher<String> batcher = batcher(3, 1);

        add(batcher, "a1");
        time.advanceTimeBy(LINGER);
        add(batcher, "a2", "a3");
        time.advanceTimeBy(LINGER.multipliedBy(5));
        add(batcher, "a4", "a5");
        assertThat(batches).containsExactly(List.of("a1"));
        assertThat(batcher.inFlight()).isEqualTo(1);

        finish(0);

        assertThat(batches).containsExactly(List.of("a1"), List.of("a2", "a3", "a4"));
        finish(1);
        time.advanceTimeBy(LINGER);
        finish(2);
        assertThat(batches).last().isEqualTo(List.of("a5"));
        assertThat(batcher.inFlight()).isZero();
    }

    @Test
    void aSmallGroupGetsItsTurnBesideALargeOne() {
        Batcher<String> batcher = batcher(2, 1);

        add(batcher, "a1", "a2", "a3", "a4", "a5", "a6", "b1");
        time.advanceTimeBy(LINGER);
        finish(0);
        finish(1);

        assertThat(batches).contains(List.of("b1")).hasSize(3);
    }

    @Test
    void aWorkerThatIsDoneFreesItsPlace() {
        Batcher<String> batcher = new Batcher<>(
                1,
                1,
                LINGER,
                word -> word.charAt(0),
                batch -> {
                    batches.add(batch);
                    return Mono.empty();
                },
                time);

        add(batcher, "a1", "a2", "a3");
        time.advanceTimeBy(LINGER);

        assertThat(batches).hasSize(3);
        assertThat(batcher.inFlight()).isZero();
    }

    @Test
    void nothingIsLostNorDoubled() {
        Random dice = new Random(7);
        Batcher<String> batcher = batcher(5, 3);
        List<String> all = IntStream.range(0, 500)
                .mapToObj(i -> "abc".charAt(dice.nextInt(3)) + "-" + i)
                .toList();

        for (String word : all) {
            add(batcher, word);
            time.advanceTimeBy(Duration.ofMillis(dice.nextInt(60)));
            if (!working.isEmpty() && dice.nextBoolean()) {
                finish(dice.nextInt(working.size()));
            }
            assertThat(batcher.inFlight()).isLessThanOrEqualTo(3);
        }
        for (int i = 0; i < working.size(); i++) {
            finish(i);
            time.advanceTimeBy(LINGER);
        }

        assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch).hasSizeLessThanOrEqualTo(5);
            assertThat(batch.stream().map(word -> word.charAt(0)).distinct()).hasSize(1);
        });
        assertThat(batcher.inFlight()).isZero();
    }

    private Batcher<String> batcher(int size, int limit) {
        return new Batcher<>(size, limit, LINGER, word -> word.charAt(0), this::work, time);
    }

    private Mono<Void> work(List<String> batch) {
        batches.add(batch);
        Sinks.Empty<Void> end = Sinks.empty();
        working.add(end);
        return end.asMono();
    }

    private void finish(int batch) {
        working.get(batch).tryEmitEmpty();
        time.advanceTime();
    }

    private static void add(Batcher<String> batcher, String... words) {
        for (String word : words) {
            batcher.add(word);
        }
    }
}
