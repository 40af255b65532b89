package com.occ.inventory.messaging;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI document, as a tree. */
record AsyncApi(JsonNode root) {

    static AsyncApi read() {
        try (Reader page = Files.newBufferedReader(Path.of("../docs/messages/asyncapi.yaml"))) {
            return new AsyncApi(MessageJson.MAPPER.valueToTree(
                    new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(page)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read docs/messages/asyncapi.yaml", e);
        }
    }

    JsonNode channel(String name) {
        return root.path("channels").path(name);
    }

    JsonNode operation(String name) {
        return root.path("operations").path(name);
    }

    JsonNode message(String name) {
        return root.path("components").path("messages").path(name);
    }

    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    Set<String> namesIn(String section) {
        return names(root.at("/" + section));
    }

    static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    /** What an operation or a list of references points to, by the last part of each. */
    static Set<String> targets(JsonNode references) {
        return references
                .valueStream()
                .map(reference -> reference.path("$ref").asString())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Stream<String> references() {
        return root.findValuesAsString("$ref").stream();
    }
}
