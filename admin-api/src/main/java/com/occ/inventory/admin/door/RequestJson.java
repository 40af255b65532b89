package com.occ.inventory.admin.door;

import java.time.Instant;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies strictly: a field that nobody knows is a mistake of the caller's, not something to pass over. */
public final class RequestJson {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private RequestJson() {}

    /** @param body an empty one stands for an object without fields */
    public static <T> T read(byte[] body, Class<T> type) {
        try {
            T value = STRICT.readValue(body == null || body.length == 0 ? new byte[] {'{', '}'} : body, type);
            if (value == null) {
                throw Problem.badRequest("The body is null; send a JSON object.");
            }
            return value;
        } catch (JacksonException unreadable) {
            throw Problem.badRequest(explain(unreadable));
        }
    }

    /** In our own words: the parser's quote what was sent, and that may be a token. */
    private static String explain(JacksonException error) {
        if (error instanceof StreamReadException) {
            return "The body is not JSON: look at line " + error.getLocation().getLineNr() + ", column "
                    + error.getLocation().getColumnNr() + ".";
        }
        if (error instanceof UnrecognizedPropertyException unknown) {
            return "There is no field '" + unknown.getPropertyName() + "' here; known are "
                    + unknown.getKnownPropertyIds() + ".";
        }
        String field = error instanceof DatabindException known ? path(known) : "";
        String where = field.isEmpty() ? "The body" : "The field " + field;
        return error instanceof MismatchedInputException mismatch
                ? where + " must be " + expected(mismatch.getTargetType()) + "."
                : where + " cannot be read.";
    }

    private static String path(DatabindException error) {
        StringBuilder path = new StringBuilder();
        error.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.toString();
    }

    private static String expected(Class<?> type) {
        if (type == null || type.isRecord()) {
            return "an object";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == Instant.class) {
            return "a time such as 2026-11-22T08:00:00Z";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "a whole number" : "a text";
    }
}
