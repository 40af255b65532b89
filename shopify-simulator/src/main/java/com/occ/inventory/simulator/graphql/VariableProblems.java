package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.graphql.ApiError.Place;
import com.occ.inventory.simulator.shop.Gid;
import graphql.execution.TypeFromAST;
import graphql.language.AstPrinter;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges a call's variables as Shopify does: every problem named, under INVALID_VARIABLE, before anything runs. */
final class VariableProblems {
    private final List<Problem> problems = new ArrayList<>();

    private record Problem(List<Object> path, String explanation) {}

    private VariableProblems() {}

    static List<ApiError> of(GraphQLSchema schema, OperationDefinition operation, Map<String, Object> variables) {
        return operation.getVariableDefinitions().stream()
                .flatMap(definition -> {
                    var found = new VariableProblems();
                    var missing = !variables.containsKey(definition.getName());
                    if (!(missing && definition.getDefaultValue() != null)) {
                        found.check(
                                TypeFromAST.getTypeFromAST(schema, definition.getType()),
                                variables.get(definition.getName()),
                                List.of());
                    }
                    return found.error(definition, variables.get(definition.getName())).stream();
                })
                .toList();
    }

    private List<ApiError> error(VariableDefinition definition, Object value) {
        if (problems.isEmpty()) {
            return List.of();
        }
        var reasons = problems.stream()
                .map(problem -> problem.path().isEmpty()
                        ? ""
                        : " for "
                                + problem.path().stream().map(String::valueOf).collect(Collectors.joining("."))
                                + " (" + problem.explanation() + ")")
                .collect(Collectors.joining(","));
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", "INVALID_VARIABLE");
        extensions.put("value", value);
        extensions.put("problems", problems);
        var at = definition.getSourceLocation();
        return List.of(new ApiError(
                "Variable $" + definition.getName() + " of type "
                        + AstPrinter.printAstCompact(definition.getType())
                        + " was provided invalid value" + reasons,
                List.of(new Place(at.getLine(), at.getColumn())),
                extensions,
                null));
    }

    private void check(GraphQLType type, Object value, List<Object> path) {
        if (type instanceof GraphQLNonNull required) {
            if (value == null) {
                problem(path, "Expected value to not be null");
            } else {
                check(required.getWrappedType(), value, path);
            }
        } else if (value == null) {
            return;
        } else if (type instanceof GraphQLList list) {
            checkList(list, value, path);
        } else if (type instanceof GraphQLInputObjectType object) {
            checkObject(object, value, path);
        } else if (type instanceof GraphQLEnumType values) {
            if (values.getValue(String.valueOf(value)) == null) {
                problem(
                        path,
                        "Expected \"" + value + "\" to be one of: "
                                + values.getValues().stream()
                                        .map(one -> one.getName())
                                        .collect(Collectors.joining(", ")));
            }
        } else if (type instanceof GraphQLScalarType scalar) {
            checkScalar(scalar.getName(), value, path);
        }
    }

    private void checkList(GraphQLList list, Object value, List<Object> path) {
        if (!(value instanceof List<?> values)) {
            check(list.getWrappedType(), value, path);
            return;
        }
        for (var index = 0; index < values.size(); index++) {
            check(list.getWrappedType(), values.get(index), extended(path, index));
        }
    }

    private void checkObject(GraphQLInputObjectType object, Object value, List<Object> path) {
        if (!(value instanceof Map<?, ?> fields)) {
            problem(path, "Expected \"" + value + "\" to be a key-value object");
            return;
        }
        fields.keySet().stream()
                .filter(name -> object.getFieldDefinition(String.valueOf(name)) == null)
                .forEach(name -> problem(extended(path, name), "Field is not defined on " + object.getName()));
        object.getFieldDefinitions().stream()
                .filter(field -> fields.containsKey(field.getName()) || !field.hasSetDefaultValue())
                .filter(field -> fields.containsKey(field.getName()) || GraphQLTypeUtil.isNonNull(field.getType()))
                .forEach(field -> check(field.getType(), fields.get(field.getName()), extended(path, field.getName())));
    }

    private void checkScalar(String name, Object value, List<Object> path) {
        switch (name) {
            case "ID" -> {
                if (Gid.parse(String.valueOf(value)).isEmpty()) {
                    problem(path, "Invalid global id '" + value + "'");
                }
            }
            case "Int" -> {
                if (!(value instanceof Integer)) {
                    problem(path, "Could not coerce value " + quoted(value) + " to Int");
                }
            }
            case "Boolean" -> {
                if (!(value instanceof Boolean)) {
                    problem(path, "Could not coerce value " + quoted(value) + " to Boolean");
                }
            }
            default -> {
                if (!(value instanceof String)) {
                    problem(path, "Could not coerce value " + quoted(value) + " to " + name);
                }
            }
        }
    }

    private void problem(List<Object> path, String explanation) {
        problems.add(new Problem(path, explanation));
    }

    private static String quoted(Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    private static List<Object> extended(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
