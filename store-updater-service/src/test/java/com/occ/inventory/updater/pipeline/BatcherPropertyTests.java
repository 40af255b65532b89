package com.occ.inventory.updater.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Whatever comes whenever, through workers of any pace. */
class BatcherPropertyTests {

    private record Item(int group, int number) {}

    @Property(tries = 200)
    void everyItemLeavesOnceInOrderAndInNoOthersCompany(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 250) int size,
            @ForAll @IntRange(min = 1, max = 8) int workers,
            @ForAll @IntRange(max = 600) int items) {
        Random random = new Random(seed);
        VirtualTimeScheduler time = VirtualTimeScheduler.create();
        List<List<Item>> batches = new ArrayList<>();
        int[] mostAtWork = {0};
        int[] atWork = {0};
        Batcher<Item> batcher = new Batcher<>(
                size,
                workers,
                Duration.ofMillis(100),
                Item::group,
                batch -> {
                    batches.add(batch);
                    mostAtWork[0] = Math.max(mostAtWork[0], ++atWork[0]);
                    return Mono.delay(Duration.ofMillis(random.nextInt(500)), time)
                            .doOnTerminate(() -> atWork[0]--)
                            .then();
                },
                time);

        List<Item> sent = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            Item item = new Item(random.nextInt(3), i);
            sent.add(item);
            batcher.add(item);
            time.advanceTimeBy(Duration.ofMillis(random.nextInt(20)));
        }
        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch).hasSizeBetween(1, size);
            assertThat(new HashSet<>(batch.stream().map(Item::group).toList())).hasSize(1);
        });
        assertThat(mostAtWork[0]).isLessThanOrEqualTo(workers);
        assertThat(batcher.inFlight()).isZero();
        for (int group : Set.of(0, 1, 2)) {
            assertThat(batches.stream().flatMap(List::stream).filter(item -> item.group() == group))
                    .containsExactlyElementsOf(
                            sent.stream().filter(item -> item.group() == group).toList());
        }
    }
}
