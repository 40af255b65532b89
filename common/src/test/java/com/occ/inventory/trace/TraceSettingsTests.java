package com.occ.inventory.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TraceSettingsTests {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(TraceConfiguration.class);

    @Test
    void nothingIsSentUnlessSomebodySaysWhereTo() {
        runner.withPropertyValues("trace.endpoint=").run(context -> {
            assertThat(context.getBean(TraceSettings.class)).isEqualTo(new TraceSettings("", 1.0));
            assertThat(context).doesNotHaveBean(Spans.class).doesNotHaveBean(Exporter.class);
        });
    }

    @Test
    void withAnAddressThereAreSpansAndAnAbsentCollectorHoldsNobodyUp() {
        runner.withPropertyValues("trace.endpoint=http://127.0.0.1:1/v1/traces")
                .run(context -> assertThat(context).hasSingleBean(Spans.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4318", "ftp://localhost/v1/traces", "http://", "not an address"})
    void anAddressThatIsNoneStopsTheStartWithASentence(String endpoint) {
        assertThatThrownBy(() -> new TraceSettings(endpoint, 1))
                .hasMessageContaining("OTLP_ENDPOINT")
                .hasMessageContaining("http://localhost:4318/v1/traces");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aPartIsFromNothingToAll(double sampling) {
        assertThatThrownBy(() -> new TraceSettings("", sampling)).hasMessageContaining("TRACE_SAMPLING");
    }
}
