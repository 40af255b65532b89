package com.occ.inventory.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.recurring.RepeatedWork;
import com.occ.inventory.testing.MutableClock;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class NeighbourTests {
    private static final Logger log = LoggerFactory.getLogger(NeighbourTests.class);
    private static final AmqpConnectException GONE =
            new AmqpConnectException(new ConnectException("Connection refused"));

    private final MutableClock clock = MutableClock.at("2026-11-26T10:00:00Z");
    private Mono<Boolean> answer = Mono.just(true);
    private final Neighbour broker =
            new Neighbour("the broker at rabbit:5672", Mono.defer(() -> answer), Duration.ofSeconds(5), clock);

    @Test
    void saysOnceThatItIsAwayAndOnceThatItIsBack(CapturedOutput output) {
        ask(Mono.just(true));
        assertThat(output).doesNotContain("rabbit:5672");

        ask(Mono.error(GONE));
        ask(Mono.error(GONE));
        clock.advance(Duration.ofSeconds(37));
        ask(Mono.error(GONE));
        assertThat(output)
                .containsOnlyOnce(
                        "the broker at rabbit:5672 cannot be reached: Connection refused; tried again every 5 s")
                .doesNotContain("\tat ");

        ask(Mono.just(true));
        ask(Mono.just(true));
        assertThat(output).containsOnlyOnce("the broker at rabbit:5672 is back after 37 s");
    }

    @Test
    void aFailureWithoutAnOutageIsToldAllTheSame(CapturedOutput output) {
        broker.suspect(GONE);
        broker.suspect(GONE);
        ask(Mono.just(true));
        ask(Mono.just(true));

        assertThat(output)
                .containsOnlyOnce("work with the broker at rabbit:5672 fails, though it answers: Connection refused");
    }

    @Test
    void aFailureThatLastsWithoutAnOutageIsToldOnceAndAnotherOneAgain(CapturedOutput output) {
        for (int pass = 0; pass < 3; pass++) {
            broker.suspect(GONE);
            ask(Mono.just(true));
        }
        assertThat(output).containsOnlyOnce("fails, though it answers: Connection refused");

        broker.suspect(new AmqpConnectException(new ConnectException("Connection reset")));
        ask(Mono.just(true));

        assertThat(output).containsOnlyOnce("fails, though it answers: Connection reset");
    }

    @Test
    void workThatIsRepeatedIsHeardEvenWhereTheServiceAnswers(CapturedOutput output) {
        OutageFilter filter = OutageFilter.installed();
        filter.tell(this, (outage, failure) -> broker.suspect(failure));
        try {
            new RepeatedWork("send jobs on their way").failed(GONE);
        } finally {
            filter.forget(this);
        }
        ask(Mono.just(true));

        assertThat(output).doesNotContain("cannot send jobs").containsOnlyOnce("fails, though it answers");
    }

    @Test
    void whatFailsBecauseOfAnOutageIsNotToldAgain(CapturedOutput output) {
        ask(Mono.error(GONE));
        broker.suspect(GONE);
        ask(Mono.just(true));
        ask(Mono.just(true));

        assertThat(output).doesNotContain("fails, though it answers");
    }

    @Test
    void keepsOthersFromSayingWhatItSaysAndNothingElse(CapturedOutput output) {
        OutageFilter filter = OutageFilter.installed();
        filter.tell(this, (outage, failure) -> broker.suspect(failure));
        try {
            log.warn("cannot {}", "announce", GONE);
            log.error("health check failed", GONE);
            log.error("a mistake of ours", new IllegalStateException("ours"));
        } finally {
            filter.forget(this);
        }
        log.warn("nobody listens, so nobody is silenced", GONE);

        assertThat(output)
                .doesNotContain("cannot announce", "health check failed")
                .contains("a mistake of ours", "nobody listens, so nobody is silenced");
        ask(Mono.just(true));
        assertThat(output).containsOnlyOnce("fails, though it answers");
    }

    private void ask(Mono<Boolean> next) {
        answer = next;
        broker.ask().block();
    }
}
