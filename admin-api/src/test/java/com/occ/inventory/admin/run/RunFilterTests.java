package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Trigger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunFilterTests {

    @Test
    void readsDaysAndTimesAndLeavesOutWhatIsEmpty() {
        assertThat(RunFilter.of("failed", " aurora ", "cron", "2026-11-22", "2026-11-22"))
                .isEqualTo(new RunFilter(
                        RunStatus.FAILED,
                        "aurora",
                        Trigger.CRON,
                        Instant.parse("2026-11-22T00:00:00Z"),
                        Instant.parse("2026-11-23T00:00:00Z")));
        assertThat(RunFilter.of("", "", "", "2026-11-22T08:00:00Z", null).from())
                .isEqualTo("2026-11-22T08:00:00Z");
        assertThat(RunFilter.of(null, " ", null, null, "").any()).isFalse();
    }

    @Test
    void saysWhatATimeLooksLike() {
        assertThatThrownBy(() -> RunFilter.of(null, null, null, "yesterday", null))
                .hasMessageStartingWith("from must be a day such as 2026-11-22");
        assertThatThrownBy(() -> RunFilter.of(null, null, null, null, "2026-13-01"))
                .hasMessageStartingWith("to must be a day");
    }
}
