package com.occ.inventory.scheduler.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventoryApplied.Failure;
import com.occ.inventory.message.Mode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PageResultTests {
    @Test
    void keepsTheFirstFewFailures() {
        assertThat(failures(250, "no"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10)
                        .mapToObj(id -> new Item(id, 100 + id, null, "REFUSED", "no", null))
                        .toList());
        assertThat(failures(0, "no")).isEmpty();
    }

    @Test
    void keepsOfTheirWordsWhatCanBeStored() {
        assertThat(failures(1, "a\0b").get(0).message()).isEqualTo("a\uFFFDb");
        assertThat(failures(1, "x".repeat(100_000)).get(0).message()).hasSize(500);
        assertThat(failures(1, null).get(0).message()).isNull();
    }

    private static List<Item> failures(int failed, String message) {
        List<Failure> failures = LongStream.rangeClosed(1, failed)
                .mapToObj(id -> new Failure(id, 100 + id, "REFUSED", message, null))
                .toList();
        return PageResult.of(new InventoryApplied(
                        new UUID(0, 1),
                        1,
                        "roastery",
                        0,
                        Mode.APPLY,
                        new Counts(failed, 0, 0, failed, 0, 0, 0),
                        null,
                        List.of(),
                        failures,
                        Instant.EPOCH))
                .failures();
    }
}
