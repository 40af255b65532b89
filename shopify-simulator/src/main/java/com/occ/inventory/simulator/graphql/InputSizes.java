package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.graphql.ApiError.Place;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No array among the arguments may be longer than 250; a call with a longer one is refused whole, without data. */
final class InputSizes {
    static final int MOST = 250;

    private final Map<String, Object> variables;
    private final List<ApiError> errors = new ArrayList<>();

    private InputSizes(Map<String, Object> variables) {
        this.variables = variables;
    }

    static List<ApiError> errors(OperationDefinition operation, Map<String, Object> variables) {
        var sizes = new InputSizes(variables);
        operation.getSelectionSet().getSelectionsOfType(Field.class).forEach(field -> field.getArguments()
                .forEach(argument -> sizes.check(
                        argument.getValue(), List.of(field.getResultKey(), argument.getName()), place(field))));
        return sizes.errors;
    }

    private void check(Value<?> value, List<Object> path, Place place) {
        if (value instanceof VariableReference reference) {
            checkPlain(variables.get(reference.getName()), path, place);
        } else if (value instanceof ArrayValue array) {
            refuse(array.getValues().size(), path, place);
        } else if (value instanceof ObjectValue object) {
            object.getObjectFields().forEach(field -> check(field.getValue(), extended(path, field.getName()), place));
        }
    }

    private void checkPlain(Object value, List<Object> path, Place place) {
        if (value instanceof List<?> list) {
            refuse(list.size(), path, place);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> checkPlain(inner, extended(path, name), place));
        }
    }

    private void refuse(int size, List<Object> path, Place place) {
        if (size > MOST) {
            errors.add(new ApiError(
                    "The input array size of " + size + " is greater than the maximum allowed of " + MOST + ".",
                    List.of(place),
                    Map.of("code", "MAX_INPUT_SIZE_EXCEEDED"),
                    path));
        }
    }

    private static Place place(Field field) {
        return new Place(
                field.getSourceLocation().getLine(), field.getSourceLocation().getColumn());
    }

    private static List<Object> extended(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
