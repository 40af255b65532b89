package com.occ.inventory.operations;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard of ops/grafana, as far as queries and pictures need it. */
public record Dashboard(String uid, String title, JsonNode json) {

    public static List<Dashboard> all() {
        return Repository.files("ops/grafana/dashboards", ".json").stream()
                .map(file -> JsonMapper.shared().readTree(Repository.read(file)))
                .map(json -> new Dashboard(
                        json.path("uid").asString(), json.path("title").asString(), json))
                .toList();
    }

    public static Dashboard of(String uid) {
        return all().stream()
                .filter(dashboard -> dashboard.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    /** Rows, which only have a title, among them. */
    public List<Panel> panels() {
        return json.path("panels").valueStream().map(Panel::of).toList();
    }

    Set<String> variables() {
        return json.at("/templating/list")
                .valueStream()
                .map(variable -> variable.path("name").asString())
                .collect(Collectors.toSet());
    }

    /** PromQL outside of panels: of variables and of what is drawn over the graphs. */
    List<String> otherQueries() {
        List<String> queries = new java.util.ArrayList<>();
        json.at("/templating/list")
                .valueStream()
                .filter(this::asksPrometheus)
                .forEach(variable -> queries.add(
                        variable.path("query").asString().replaceFirst("^label_values\\((.*), [a-z_]+\\)$", "$1")));
        json.at("/annotations/list")
                .forEach(annotation -> queries.add(annotation.path("expr").asString()));
        return queries;
    }

    private boolean asksPrometheus(JsonNode variable) {
        return variable.path("type").asString().equals("query");
    }
}
