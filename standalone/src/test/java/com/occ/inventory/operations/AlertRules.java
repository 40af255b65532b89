package com.occ.inventory.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of ops/prometheus/rules and their tests. */
public final class AlertRules {
    private AlertRules() {}

    /** Recording rules among them. */
    static List<JsonNode> all() {
        return Repository.files("ops/prometheus/rules", ".yml").stream()
                .flatMap(file -> yaml(Repository.read(file)).path("groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    static List<JsonNode> alerts() {
        return all().stream().filter(rule -> rule.has("alert")).toList();
    }

    public static List<String> expressions() {
        return all().stream().map(rule -> rule.path("expr").asString()).toList();
    }

    /** What promtool is to find of an alert: at some time that it fires, at some that it does not. */
    static Stream<JsonNode> trials(String alert) {
        return Repository.files("ops/prometheus/tests", ".yml").stream()
                .flatMap(file -> yaml(Repository.read(file)).path("tests").valueStream())
                .flatMap(test -> test.path("alert_rule_test").valueStream())
                .filter(trial -> trial.path("alertname").asString().equals(alert));
    }

    static JsonNode yaml(String text) {
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return JsonMapper.shared().valueToTree(tree);
    }
}
