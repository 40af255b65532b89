package com.occ.inventory.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** What docker-compose.yml gives to each container, read as Compose reads it, as far as this file goes. */
final class ComposeFile {
    static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::(?:\\?[^}]*|-([^}]*)))?}");

    private final Map<String, Map<String, Object>> services;

    private ComposeFile(Map<String, Map<String, Object>> services) {
        this.services = services;
    }

    static ComposeFile read() {
        try (InputStream in = Files.newInputStream(ROOT.resolve("docker-compose.yml"))) {
            Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(in);
            return new ComposeFile(file.get("services"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One container's part, as it is written. */
    Map<String, Object> service(String name) {
        return services.get(name);
    }

    /** The variables as they are written; null stands for one that is handed on when it is set. */
    @SuppressWarnings("unchecked")
    Map<String, String> variables(String service) {
        Map<String, String> variables = new TreeMap<>();
        ((Map<String, Object>) services.get(service).get("environment"))
                .forEach((name, value) -> variables.put(name, value == null ? null : value.toString()));
        return variables;
    }

    /** The environment of a container, given the environment that Compose itself runs in. */
    Map<String, String> environment(String service, Map<String, String> outside) {
        Map<String, String> environment = new HashMap<>();
        variables(service).forEach((name, written) -> {
            String value = written == null ? outside.get(name) : resolve(written, outside);
            if (value != null) {
                environment.put(name, value);
            }
        });
        return environment;
    }

    private static String resolve(String written, Map<String, String> outside) {
        Matcher matcher = VARIABLE.matcher(written);
        return matcher.replaceAll(found -> {
            String value = outside.getOrDefault(found.group(1), found.group(2));
            if (value == null) {
                throw new AssertionError("docker-compose.yml asks for " + found.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
