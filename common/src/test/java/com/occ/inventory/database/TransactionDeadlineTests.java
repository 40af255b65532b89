package com.occ.inventory.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TransactionDeadlineTests {
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("words")
    void aConnectionThatDoesNotAnswerIsCut(Function<Connection, Publisher<Void>> word) {
        Connection connection = TransactionDeadline.bounded(answering(Mono.never()));

        StepVerifier.withVirtualTime(() -> Mono.from(word.apply(connection)))
                .expectSubscription()
                .expectNoEvent(TransactionDeadline.LONGEST.minusMillis(1))
                .then(() -> assertThat(asked).doesNotContain("close"))
                .thenAwait(Duration.ofMillis(1))
                .expectError(R2dbcTimeoutException.class)
                .verify(Duration.ofSeconds(10));

        assertThat(asked).hasSize(2).last().isEqualTo("close");
    }

    @ParameterizedTest
    @MethodSource("words")
    void oneThatAnswersIsLeftAlone(Function<Connection, Publisher<Void>> word) {
        Connection connection = TransactionDeadline.bounded(answering(Mono.defer(
                () -> Mono.delay(TransactionDeadline.LONGEST.minusSeconds(1)).then())));

        StepVerifier.withVirtualTime(() -> Mono.from(word.apply(connection)))
                .thenAwait(Duration.ofMinutes(5))
                .verifyComplete();

        assertThat(asked).hasSize(1);
    }

    @Test
    void everythingElseIsTheDriversOwn() {
        Connection connection = TransactionDeadline.bounded(answering(Mono.never()));

        assertThatThrownBy(connection::createBatch)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no batches");
        assertThat(Mono.from(connection.rollbackTransactionToSavepoint("here"))).isSameAs(Mono.never());
    }

    static Stream<Function<Connection, Publisher<Void>>> words() {
        return Stream.of(
                Connection::beginTransaction,
                connection -> connection.beginTransaction(IsolationLevel.READ_COMMITTED),
                Connection::commitTransaction,
                Connection::rollbackTransaction);
    }

    private Connection answering(Mono<Void> answer) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    if (method.getName().equals("createBatch")) {
                        throw new IllegalStateException("no batches");
                    }
                    return method.getName().equals("close") ? Mono.empty() : answer;
                });
    }
}
