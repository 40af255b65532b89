package com.occ.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.messaging.RetryPolicy.Dead;
import com.occ.inventory.messaging.RetryPolicy.Later;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

class RetryPolicyTests {
    private static final RuntimeException BUG = new IllegalStateException("boom");

    @Test
    void whatCanNeverWorkIsDeadAtOnce() {
        assertThat(RetryPolicy.judge(new RejectedMessage("no such partner"), 0)).isEqualTo(new Dead("no such partner"));
    }

    @Test
    void anErrorIsTriedSixTimesWithGrowingPauses() {
        assertThat(RetryPolicy.judge(BUG, 0)).isEqualTo(new Later(Duration.ofMillis(250), 1));
        assertThat(RetryPolicy.judge(BUG, 1)).isEqualTo(new Later(Duration.ofMillis(500), 2));
        assertThat(RetryPolicy.judge(BUG, 4)).isEqualTo(new Later(Duration.ofSeconds(4), 5));
        assertThat(RetryPolicy.judge(BUG, 5))
                .isEqualTo(new Dead("given up after 6 attempts: IllegalStateException: boom"));
    }

    @Test
    void notYetIsWaitedForLonger() {
        assertThat(RetryPolicy.judge(new NotYet("no documents"), 20)).isInstanceOf(Later.class);
        assertThat(RetryPolicy.judge(new NotYet("no documents"), 39)).isInstanceOf(Dead.class);
    }

    @Property
    void anOutageIsNobodysFaultAndNeverCounted(@ForAll @IntRange(max = 1_000) int attempt) {
        for (Throwable outage : new Throwable[] {
            new PublishFailed("no confirm", null),
            new DataAccessResourceFailureException("no connection"),
            new QueryTimeoutException("slow"),
            new TimeoutException(),
            new IllegalStateException("wrapped", new DataAccessResourceFailureException("no connection"))
        }) {
            assertThat(RetryPolicy.judge(outage, attempt)).isEqualTo(new Later(Duration.ofSeconds(3), attempt));
        }
    }

    @Property
    void everyMessageIsSettledInTheEnd(@ForAll boolean early) {
        RuntimeException error = early ? new NotYet("no documents") : BUG;
        Duration waited = Duration.ZERO;
        int attempt = 0;
        while (RetryPolicy.judge(error, attempt) instanceof Later later) {
            assertThat(later.attempt()).isEqualTo(attempt + 1);
            assertThat(later.pause()).isLessThanOrEqualTo(Duration.ofSeconds(15));
            waited = waited.plus(later.pause());
            attempt = later.attempt();
        }
        assertThat(waited).isLessThan(Duration.ofMinutes(10));
    }
}
