package com.occ.inventory.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTests {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?!__)([a-z_]+)");

    @ParameterizedTest
    @MethodSource("dashboards")
    void speakOfKnownMetricsAndLabels(Dashboard dashboard) {
        Metrics known = Metrics.documented();
        for (String query : queries(dashboard)) {
            assertThat(known.names()).as(query).containsAll(PromQl.metrics(query));
            assertThat(PromQl.labels(query)).as(query).allMatch(label -> known.anyHas(PromQl.metrics(query), label));
            assertThat(dashboard.variables())
                    .as(query)
                    .containsAll(VARIABLE.matcher(query)
                            .results()
                            .map(found -> found.group(1))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void sayOfEachPanelWhatItShowsAndInWhichUnit(Dashboard dashboard) {
        for (Panel panel : dashboard.panels()) {
            assertThat(panel.title()).isNotBlank();
            if (!panel.row()) {
                assertThat(panel.json().path("description").asString(""))
                        .as(panel.title())
                        .isNotBlank();
                assertThat(panel.unit()).as(panel.title()).isNotBlank();
                assertThat(panel.queries()).as(panel.title()).isNotEmpty();
                assertThat(panel.json().at("/datasource/uid").asString()).isEqualTo("${datasource}");
                assertThat(panel.type()).isIn("stat", "timeseries", "bargauge");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void putPanelsSideBySide(Dashboard dashboard) {
        List<Panel> panels = dashboard.panels();
        assertThat(panels).extracting(Panel::id).doesNotHaveDuplicates();
        for (Panel panel : panels) {
            assertThat(panel.x() + panel.w()).as(panel.title()).isLessThanOrEqualTo(24);
            assertThat(panels).noneMatch(other -> other.id() != panel.id() && other.overlaps(panel));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void leadToEachOtherAndToTheRunbook(Dashboard dashboard) {
        assertThat(dashboard.json().path("tags").toString()).contains("occ-inventory-sync");
        assertThat(dashboard.json().path("links").toString())
                .contains("\"type\":\"dashboards\"", "occ-inventory-sync", "docs/operations.md");
    }

    @Test
    void haveNamesOfTheirOwn() {
        Set<String> uids = new HashSet<>();
        assertThat(dashboards()).allMatch(dashboard -> uids.add(dashboard.uid()));
        assertThat(uids).contains("occ-overview", "occ-pipeline", "occ-shopify", "occ-jvm");
    }

    static Stream<Dashboard> dashboards() {
        return Dashboard.all().stream();
    }

    private static List<String> queries(Dashboard dashboard) {
        return Stream.concat(
                        dashboard.panels().stream()
                                .flatMap(panel -> panel.queries().stream())
                                .map(Panel.Query::expr),
                        dashboard.otherQueries().stream())
                .toList();
    }
}
