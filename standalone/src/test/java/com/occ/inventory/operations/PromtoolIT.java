package com.occ.inventory.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus's own tool says of its configuration and of the alerts: that they ring when they should, and only then. */
class PromtoolIT {

    @ParameterizedTest
    @ValueSource(strings = {"ops/prometheus/prometheus.yml", "ops/prometheus/prometheus-standalone.yml"})
    void configurationIsValid(String file) {
        assertThat(promtool("check", "config", Repository.path(file).toString()))
                .contains("SUCCESS");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rulesAreValid(Path file) {
        assertThat(promtool("check", "rules", file.toString())).contains("SUCCESS");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void alertsRingWhenTheyShould(Path file) {
        assertThat(promtool("test", "rules", file.toString())).contains("SUCCESS");
    }

    static List<Path> rules() {
        return Repository.files("ops/prometheus/rules", ".yml");
    }

    static List<Path> tests() {
        return Repository.files("ops/prometheus/tests", ".yml");
    }

    private static String promtool(String... arguments) {
        return Program.named("promtool").run(List.of(arguments));
    }
}
