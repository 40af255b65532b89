package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class BulkPollingTests {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final BulkPolling polling =
            new BulkPolling(new CatalogueSettings(1, DEADLINE, Duration.ofSeconds(1), Duration.ofSeconds(8)), time);
    private final List<Long> looks = new ArrayList<>();

    @AfterEach
    void dispose() {
        time.dispose();
    }

    @Test
    void looksSoonAtFirstAndThenLessAndLessOften() {
        StepVerifier.create(polling.ended(() -> look("RUNNING")))
                .then(() -> time.advanceTimeBy(Duration.ofSeconds(40)))
                .thenCancel()
                .verify();

        assertThat(looks).containsExactly(1L, 3L, 7L, 15L, 23L, 31L, 39L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATED", "RUNNING", "CANCELING", "A_WORD_OF_NEXT_YEAR"})
    void looksAgainWhileItIsOnItsWayAndGivesUpAtTheDeadline(String status) {
        StepVerifier.create(polling.ended(() -> look(status)))
                .then(() -> time.advanceTimeBy(DEADLINE.minusMillis(1)))
                .then(() -> assertThat(looks).hasSizeGreaterThan(5))
                .then(() -> time.advanceTimeBy(Duration.ofMillis(1)))
                .verifyError(BulkUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETED", "FAILED", "CANCELED", "EXPIRED"})
    void stopsAtTheFirstLookThatFindsItEnded(String status) {
        StepVerifier.create(polling.ended(() -> look(looks.size() < 2 ? "RUNNING" : status)))
                .then(() -> time.advanceTimeBy(DEADLINE))
                .expectNextMatches(operation -> operation.status().equals(status))
                .verifyComplete();

        assertThat(looks).containsExactly(1L, 3L, 7L);
    }

    @Test
    void aLookThatHangsDoesNotOutliveTheDeadline() {
        StepVerifier.create(polling.ended(Mono::never))
                .then(() -> time.advanceTimeBy(DEADLINE))
                .verifyError(BulkUnavailable.class);
    }

    @Test
    void onlyACompletedOneIsOfUse() {
        assertThat(operation("COMPLETED").completed()).isEqualTo(operation("COMPLETED"));
        for (String status : List.of("FAILED", "CANCELED", "EXPIRED")) {
            assertThatThrownBy(() -> operation(status).completed()).isInstanceOf(BulkUnavailable.class);
        }
    }

    private Mono<BulkOperation> look(String status) {
        looks.add(time.now(TimeUnit.SECONDS));
        return Mono.just(operation(status));
    }

    private static BulkOperation operation(String status) {
        return new BulkOperation(status, null, 0, null);
    }
}
