package com.occ.inventory.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AlertRulesTests {
    private static final Pattern SECTION = Pattern.compile("(?m)^### ([A-Z][A-Za-z]+)$");

    @ParameterizedTest
    @MethodSource("expressions")
    void speakOfKnownMetricsAndLabels(String expr) {
        Metrics known = Metrics.documented();
        assertThat(PromQl.metrics(expr)).isNotEmpty();
        assertThat(known.names()).containsAll(PromQl.metrics(expr));
        assertThat(PromQl.labels(expr)).allMatch(label -> known.anyHas(PromQl.metrics(expr), label));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void haveSeverityAndSummaryAndLeadToTheirSectionOfTheRunbook(JsonNode alert) {
        String name = alert.path("alert").asString();
        assertThat(alert.at("/labels/severity").asString()).isIn("warning", "critical");
        assertThat(alert.at("/annotations/summary").asString()).contains(":").endsWith(".");
        assertThat(alert.at("/annotations/runbook_url").asString())
                .isEqualTo("{{ $externalLabels.runbooks }}#" + name.toLowerCase(Locale.ROOT));
    }

    @Test
    void runbookHasASectionForEachAlertAndNoOther() {
        String runbook = Repository.read("docs/operations.md");
        List<String> sections = SECTION.matcher(runbook.substring(runbook.indexOf("\n## Alerts")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(AlertRules.alerts().stream()
                        .map(alert -> alert.path("alert").asString())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void runbookSaysOfEachWhatItMeansAndWhatToDo(JsonNode alert) {
        Matcher section = Pattern.compile("(?ms)^### " + alert.path("alert").asString() + "\n(.*?)(?=^##|\\z)")
                .matcher(Repository.read("docs/operations.md"));
        assertThat(section.find()).isTrue();
        assertThat(section.group(1)).contains("**Means**", "**See**", "**Causes**", "**Do**");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void areTriedFiringAndSilent(JsonNode alert) {
        List<Boolean> fires = AlertRules.trials(alert.path("alert").asString())
                .map(trial -> trial.path("exp_alerts").size() > 0)
                .toList();
        assertThat(fires).contains(true, false);
    }

    static Stream<String> expressions() {
        return AlertRules.expressions().stream();
    }

    static Stream<JsonNode> alerts() {
        return AlertRules.alerts().stream();
    }
}
