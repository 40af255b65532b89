package com.occ.inventory.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The JSON Schemas that the records themselves stand for: names, types, formats and enums. Whether a field may be null they do not
 * say, except that a number or flag of a primitive type may not.
 */
final class RecordSchema {
    private static final Map<Type, Map<String, Object>> SIMPLE = Map.of(
            long.class, Map.of("type", "integer", "format", "int64"),
            Long.class, Map.of("type", "integer", "format", "int64"),
            int.class, Map.of("type", "integer", "format", "int32"),
            Integer.class, Map.of("type", "integer", "format", "int32"),
            boolean.class, Map.of("type", "boolean"),
            Boolean.class, Map.of("type", "boolean"),
            String.class, Map.of("type", "string"),
            UUID.class, Map.of("type", "string", "format", "uuid"),
            Instant.class, Map.of("type", "string", "format", "date-time"));

    private final Map<String, Object> schemas = new TreeMap<>();

    /** The schemas of these types and of all that they mention, by name. */
    static Map<String, Object> of(Iterable<Class<?>> types) {
        RecordSchema collected = new RecordSchema();
        types.forEach(collected::add);
        return collected.schemas;
    }

    /** {@code Outer.Inner} for a nested type. */
    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private void add(Class<?> type) {
        if (schemas.containsKey(name(type))) {
            return;
        }
        if (type.isEnum()) {
            List<String> constants =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
            schemas.put(name(type), Map.of("type", "string", "enum", constants));
        } else if (type.isRecord()) {
            schemas.put(name(type), object(type, new LinkedHashMap<>()));
        } else {
            schemas.put(name(type), oneOf(type.getAnnotation(JsonSubTypes.class)));
        }
    }

    private Map<String, Object> object(Class<?> type, Map<String, Object> properties) {
        List<String> required = new ArrayList<>(properties.keySet());
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), schema(component.getGenericType()));
            if (!component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                required.add(component.getName());
            }
        }
        return Map.of("type", "object", "required", required, "properties", properties);
    }

    private Map<String, Object> oneOf(JsonSubTypes variants) {
        for (JsonSubTypes.Type variant : variants.value()) {
            Map<String, Object> kind = new LinkedHashMap<>(Map.of("kind", Map.of("const", variant.name())));
            schemas.put(name(variant.value()), object(variant.value(), kind));
        }
        return Map.of(
                "oneOf",
                Arrays.stream(variants.value())
                        .map(variant -> reference(variant.value()))
                        .toList());
    }

    private Map<String, Object> schema(Type type) {
        if (SIMPLE.containsKey(type)) {
            return SIMPLE.get(type);
        }
        if (type instanceof ParameterizedType list) {
            return Map.of("type", "array", "items", schema(list.getActualTypeArguments()[0]));
        }
        add((Class<?>) type);
        return reference((Class<?>) type);
    }

    private static Map<String, Object> reference(Class<?> type) {
        return Map.of("$ref", "#/components/schemas/" + name(type));
    }
}
