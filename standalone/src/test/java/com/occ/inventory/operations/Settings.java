package com.occ.inventory.operations;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;

/**
 * All settings of one module: the components of its records with {@code @ConfigurationProperties}, parameters with {@code @Value}, and what
 * else its yml file takes from the environment. What they do is said by the records' Javadoc, of all others by settings.properties.
 */
final class Settings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");
    private static final Pattern VALUE = Pattern.compile("@Value\\(\"\\$\\{([a-z][a-z.-]*):([^}]*)}\"\\)");
    /** Wiring, which nobody sets. */
    private static final Pattern INNER = Pattern.compile(".*\\.functions");

    /** Their property takes other words than the variable does: it stands for one of several values. */
    private static final Set<String> CHOSEN = Set.of("LOG_FORMAT");

    private final String module;
    private final Map<String, String> described;
    private final Map<String, Placeholder> placeholders = new TreeMap<>();
    private final Map<String, Setting> found = new TreeMap<>();

    private record Placeholder(String variable, String standard) {}

    private Settings(String module, Map<String, String> described) {
        this.module = module;
        this.described = described;
    }

    /** @param described variables of the environment that no record knows, each with what it does */
    static List<Setting> of(String module, String yml, Map<String, String> described) {
        Settings settings = new Settings(module, described);
        settings.readPlaceholders("", AlertRules.yaml(Repository.read(module + "/src/main/resources/" + yml)));
        settings.readValues();
        settings.readRecords();
        settings.placeholders.forEach(settings::addUnlessKnown);
        return List.copyOf(settings.found.values());
    }

    private void readPlaceholders(String property, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> readPlaceholders(
                            property.isEmpty() ? entry.getKey() : property + "." + entry.getKey(), entry.getValue()));
            return;
        }
        Matcher matcher = PLACEHOLDER.matcher(value.asString(""));
        if (matcher.find()) {
            placeholders.put(
                    property, new Placeholder(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2)));
        }
    }

    /** Single settings that are a parameter with {@code @Value}. */
    private void readValues() {
        for (Path file : Repository.sources(module)) {
            VALUE.matcher(Repository.read(file))
                    .results()
                    .forEach(found -> placeholders.put(
                            found.group(1), new Placeholder(variable(found.group(1)), found.group(2))));
        }
    }

    private void readRecords() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("com.occ.inventory").stream()
                .map(BeanDefinition::getBeanClassName)
                .filter(name -> Files.exists(source(name)))
                .map(name -> ClassUtils.resolveClassName(name, getClass().getClassLoader()))
                .forEach(type -> read(
                        type.getAnnotation(ConfigurationProperties.class).value(),
                        type,
                        Repository.read(source(type.getName()))));
    }

    private void read(String prefix, Class<?> type, String source) {
        for (RecordComponent component : type.getRecordComponents()) {
            String property = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                Path own = source(component.getType().getName());
                read(property, component.getType(), Files.exists(own) ? Repository.read(own) : source);
            } else if (!INNER.matcher(property).matches()) {
                Placeholder given = placeholders.get(property);
                String variable = given == null ? variable(property) : given.variable();
                found.put(
                        property,
                        new Setting(
                                property,
                                variable,
                                given == null ? standard(type, component) : given.standard(),
                                does(variable, javadoc(source, component.getName(), variable))));
            }
        }
    }

    private void addUnlessKnown(String property, Placeholder placeholder) {
        found.computeIfAbsent(
                property,
                unknown -> new Setting(
                        CHOSEN.contains(placeholder.variable()) ? "" : property,
                        placeholder.variable(),
                        placeholder.standard(),
                        does(placeholder.variable(), "")));
    }

    private String does(String variable, String javadoc) {
        String words = described.getOrDefault(variable, javadoc);
        if (words.isEmpty()) {
            throw new AssertionError("nobody says what " + variable + " of " + module
                    + " does: write it in the record's Javadoc (@param) or in settings.properties");
        }
        return words;
    }

    /** The words of a parameter, without the name of its variable in front, which has a column of its own. */
    private static String javadoc(String source, String component, String variable) {
        Matcher matcher = Pattern.compile("@param " + component + " (.*?)(?=@param|\\*/)", Pattern.DOTALL)
                .matcher(source);
        return matcher.find()
                ? matcher.group(1)
                        .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                        .replaceAll("\\{@(?:code|link) ([^}]*)}", "$1")
                        .strip()
                        .replaceFirst("^" + variable + ", ", "")
                : "";
    }

    private static String standard(Class<?> type, RecordComponent component) {
        RecordComponent[] all = type.getRecordComponents();
        Class<?>[] types = Stream.of(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
        int index = Stream.of(all).map(RecordComponent::getName).toList().indexOf(component.getName());
        try {
            DefaultValue value =
                    type.getDeclaredConstructor(types).getParameters()[index].getAnnotation(DefaultValue.class);
            if (value != null) {
                return String.join(",", value.value());
            }
            return component.getType() == boolean.class ? "false" : "";
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    private Path source(String className) {
        return Repository.path(
                module + "/src/main/java/" + className.replaceAll("\\$.*", "").replace('.', '/') + ".java");
    }

    /** Spring binds it to the property by itself. */
    private static String variable(String property) {
        return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
