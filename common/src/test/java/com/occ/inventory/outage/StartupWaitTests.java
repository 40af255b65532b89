package com.occ.inventory.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartupWaitTests {
    private static final String WHAT = "the database at db:5432";

    @Test
    void saysNothingOfWhatIsThere(CapturedOutput output) {
        new StartupWait(Duration.ofMinutes(1)).until(WHAT, "DATABASE_HOST", () -> null);

        assertThat(output).doesNotContain("db:5432");
    }

    @Test
    void saysOnceWhatItWaitsForAndGoesOnWhenThatComes(CapturedOutput output) {
        AtomicInteger attempts = new AtomicInteger();

        new StartupWait(Duration.ofMinutes(1))
                .until(WHAT, "DATABASE_HOST", () -> attempts.incrementAndGet() < 4 ? "Connection refused" : null);

        assertThat(attempts).hasValue(4);
        assertThat(output)
                .containsOnlyOnce(
                        "waiting for the database at db:5432 (DATABASE_HOST): Connection refused; at most 60 s, see STARTUP_WAIT")
                .containsOnlyOnce("the database at db:5432 is there");
    }

    @Test
    void givesUpAtLastAndSaysWhatToDo() {
        assertThatThrownBy(() -> new StartupWait(Duration.ofMillis(700))
                        .until(WHAT, "DATABASE_HOST", () -> "Connection refused"))
                .isInstanceOf(NotThere.class)
                .hasMessageContaining("did not answer")
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("DATABASE_HOST");
    }

    @Test
    void doesNotWaitWhereWaitingWouldNotHelp() {
        NotThere refused =
                new NotThere(WHAT, "DATABASE_PASSWORD", "password authentication failed", new IllegalStateException());

        assertThatThrownBy(() -> new StartupWait(Duration.ofMinutes(1)).until(WHAT, "DATABASE_HOST", () -> {
                    throw refused;
                }))
                .isSameAs(refused)
                .hasMessage(WHAT + " does not let us in: password authentication failed. Look at DATABASE_PASSWORD");
    }

    @Test
    void whatCannotBeHelpedEndsEveryWait() {
        StartupWait wait = new StartupWait(Duration.ofMinutes(1));
        NotThere refused =
                new NotThere(WHAT, "DATABASE_PASSWORD", "password authentication failed", new IllegalStateException());
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> wait.until("the broker at mq:5672", "RABBITMQ_HOST", () -> {
                    if (attempts.incrementAndGet() == 1) {
                        assertThatThrownBy(() -> wait.until(WHAT, "DATABASE_HOST", () -> {
                                    throw refused;
                                }))
                                .isSameAs(refused);
                    }
                    return "Connection refused";
                }))
                .isSameAs(refused);
        assertThat(attempts).hasValue(1);
    }
}
