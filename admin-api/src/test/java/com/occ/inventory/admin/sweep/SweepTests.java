package com.occ.inventory.admin.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class SweepTests {
    private final State documents = new State("the documents");
    private final State runs = new State("the runs");
    private final Sweep sweep = new Sweep(
            List.of(documents, runs),
            new AdminSettings(
                    "",
                    "",
                    "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                    Duration.ofSeconds(5),
                    DataSize.ofMegabytes(1)));

    @Test
    void whatFailsKeepsNothingElseFromBeingPublishedAndIsSaidOnce(CapturedOutput output) {
        documents.fails(List.of("north", "south"));
        rounds(3);
        assertThat(runs.rounds).isEqualTo(3);
        assertThat(output.getOut()).containsOnlyOnce("cannot publish north, south;");

        runs.fails(List.of(""));
        rounds(2);
        assertThat(output.getOut())
                .containsOnlyOnce("cannot publish north, south;")
                .containsOnlyOnce("cannot publish the runs;");

        documents.fails(List.of("south", "east"));
        rounds(2);
        assertThat(output.getOut())
                .containsOnlyOnce("cannot publish east;")
                .containsOnlyOnce("works again: north")
                .doesNotContain("works again: the runs");

        documents.fails(List.of());
        runs.fails(List.of());
        rounds(2);
        assertThat(output.getOut()).containsOnlyOnce("works again: the runs");
    }

    @Test
    void aBrokerThatIsAwayIsOneLine(CapturedOutput output) {
        documents.fails(IntStream.range(100, 900).mapToObj(n -> "partner " + n).toList());
        rounds(2);

        assertThat(output.getOut().lines().filter(line -> line.contains("cannot publish")))
                .singleElement()
                .asString()
                .contains("partner 100, partner 101, partner 102, partner 103, partner 104 and 795 more");
    }

    private void rounds(int count) {
        for (int round = 0; round < count; round++) {
            sweep.pass().block(Duration.ofSeconds(5));
        }
    }

    private static final class State implements Unpublished {
        private final String name;
        private List<String> failures = List.of();
        private int rounds;

        State(String name) {
            this.name = name;
        }

        /** @param names an empty one for a failure that names nothing */
        void fails(List<String> names) {
            failures = new ArrayList<>(names);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Mono<Void> publishBehind() {
            rounds++;
            List<RuntimeException> errors = failures.stream()
                    .map(one -> one.isEmpty()
                            ? new IllegalStateException("away")
                            : new NotPublished(one, new IllegalStateException("away")))
                    .toList();
            // As a catalogue fails: some of its parts with several failures each.
            return Flux.concatDelayError(NotPublished.ifAny(errors), Mono.<Void>empty())
                    .then();
        }
    }
}
