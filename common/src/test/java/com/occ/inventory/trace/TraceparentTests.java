package com.occ.inventory.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTests {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @ParameterizedTest
    @ValueSource(strings = {"00-" + TRACE + "-" + SPAN + "-01", "00-" + TRACE + "-" + SPAN + "-00"})
    void readsWhatItWrites(String header) {
        assertThat(Traceparent.parse(header)).hasToString(header);
    }

    @Test
    void heedsOfTheFlagsOnlyWhetherItIsRecorded() {
        assertThat(Traceparent.parse("00-" + TRACE + "-" + SPAN + "-03").sampled())
                .isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "01-" + TRACE + "-" + SPAN + "-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more"
            })
    void takesWhatItCannotReadForNone(String header) {
        assertThat(Traceparent.parse(header)).isNull();
    }
}
