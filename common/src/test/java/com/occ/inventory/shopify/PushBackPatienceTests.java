package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.AttemptFailure.PushedBack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PushBackPatienceTests {
    private final PushBackPatience patience = new PushBackPatience();

    @Test
    void bearsShortPausesOftenAndLongOnesSeldom() {
        for (int pause = 0; pause < 60; pause++) {
            assertThat(patience.bears(pushedBack(Duration.ofSeconds(1)))).isTrue();
        }
        assertThat(patience.bears(pushedBack(Duration.ofMinutes(2)))).isTrue();
        assertThat(patience.bears(pushedBack(Duration.ofMinutes(2)))).isTrue();
        assertThat(patience.bears(pushedBack(Duration.ofMillis(1)))).isFalse();
    }

    @Test
    void bearsNothingElse() {
        assertThat(patience.bears(new IllegalStateException("no pause"))).isFalse();
    }

    private static PushedBack pushedBack(Duration pause) {
        return new PushedBack("later", null, pause, null);
    }
}
