package com.occ.inventory.simulator.graphql;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;

/**
 * What a call costs, by a formula fitted to recorded queries: an object 1; a scalar 0; a list of objects 1, not
 * multiplied; a connection of n {@code 2 + max(1, floor(2 ln n)) * (1 + the node's objects)}; a mutation 10, its
 * payload's own fields free. Before the call n is what is asked for, after it what came.
 */
final class QueryCost {
    private static final int MUTATION = 10;

    private final GraphQLSchema schema;
    private final Document document;
    private final OperationDefinition operation;
    private final Map<String, Object> variables;

    QueryCost(GraphQLSchema schema, Document document, OperationDefinition operation, Map<String, Object> variables) {
        this.schema = schema;
        this.document = document;
        this.operation = operation;
        this.variables = variables;
    }

    int requested() {
        return total(null, false);
    }

    int actual(Map<String, Object> data) {
        return total(data, true);
    }

    private int total(Map<String, Object> data, boolean known) {
        if (operation.getOperation() != OperationDefinition.Operation.MUTATION) {
            return objects(operation.getSelectionSet(), schema.getQueryType(), data, known);
        }
        var cost = 0;
        for (var field : operation.getSelectionSet().getSelectionsOfType(Field.class)) {
            var payload = container(schema.getMutationType(), field);
            cost += MUTATION + payloadObjects(field.getSelectionSet(), payload, value(field, data), known);
        }
        return cost;
    }

    private int payloadObjects(SelectionSet payload, GraphQLFieldsContainer type, Object data, boolean known) {
        var cost = 0;
        for (var field : payload.getSelectionsOfType(Field.class)) {
            if (field.getSelectionSet() != null && !(known && value(field, data) == null)) {
                cost += objects(field.getSelectionSet(), container(type, field), value(field, data), known);
            }
        }
        return cost;
    }

    /** The cost of the objects selected here: what every type selects, and the dearest of the fragments. */
    private int objects(SelectionSet selections, GraphQLFieldsContainer type, Object data, boolean known) {
        var common = 0;
        var dearest = 0;
        for (Object selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                common += field(field, type, data, known);
            } else if (selection instanceof InlineFragment fragment) {
                dearest = Math.max(
                        dearest,
                        objects(fragment.getSelectionSet(), target(fragment.getTypeCondition(), type), data, known));
            } else if (selection instanceof FragmentSpread spread) {
                var fragment = fragment(spread.getName());
                dearest = Math.max(
                        dearest,
                        objects(fragment.getSelectionSet(), target(fragment.getTypeCondition(), type), data, known));
            }
        }
        return common + dearest;
    }

    private int field(Field field, GraphQLFieldsContainer parent, Object data, boolean known) {
        var selections = field.getSelectionSet();
        if (selections == null || field.getName().startsWith("__")) {
            return 0;
        }
        var value = value(field, data);
        if (known && value == null) {
            return 0;
        }
        var type = container(parent, field);
        if (type.getName().endsWith("Connection")) {
            return connection(field, type, value, known);
        }
        var first = value instanceof List<?> list
                ? list.stream().filter(one -> one != null).findFirst().orElse(null)
                : value;
        var isList = GraphQLTypeUtil.unwrapNonNull(
                        parent.getFieldDefinition(field.getName()).getType())
                instanceof GraphQLList;
        return 1 + (known && isList && first == null ? 0 : objects(selections, type, first, known));
    }

    private int connection(Field field, GraphQLFieldsContainer type, Object value, boolean known) {
        var nodes = 0;
        var count = known ? 0 : Math.max(number(field, "first"), number(field, "last"));
        for (var part : field.getSelectionSet().getSelectionsOfType(Field.class)) {
            if (!part.getName().equals("nodes") && !part.getName().equals("edges")) {
                continue;
            }
            var list = value(part, value) instanceof List<?> found ? found : List.of();
            count = known ? Math.max(count, list.size()) : count;
            var first = list.isEmpty() ? null : list.get(0);
            var cost =
                    known && first == null ? 0 : objects(part.getSelectionSet(), container(type, part), first, known);
            // an edge's node is an object of its own in the walk, but the formula counts it already
            nodes = Math.max(nodes, part.getName().equals("edges") ? Math.max(0, cost - 1) : cost);
        }
        var factor = Math.max(1, (int) Math.floor(2 * Math.log(Math.max(1, count))));
        return 2 + factor * (1 + nodes);
    }

    private int number(Field field, String argument) {
        var value = field.getArguments().stream()
                .filter(one -> one.getName().equals(argument))
                .map(Argument::getValue)
                .findFirst()
                .orElse(null);
        if (value instanceof VariableReference reference) {
            return variables.get(reference.getName()) instanceof Number number ? number.intValue() : 0;
        }
        return value instanceof IntValue literal ? literal.getValue().intValue() : 0;
    }

    private GraphQLFieldsContainer container(GraphQLFieldsContainer parent, Field field) {
        var type = GraphQLTypeUtil.unwrapAll(
                parent.getFieldDefinition(field.getName()).getType());
        return (GraphQLFieldsContainer) type;
    }

    private GraphQLFieldsContainer target(TypeName condition, GraphQLFieldsContainer otherwise) {
        return condition == null ? otherwise : (GraphQLFieldsContainer) schema.getType(condition.getName());
    }

    private FragmentDefinition fragment(String name) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> fragment.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Object value(Field field, Object data) {
        return data instanceof Map<?, ?> map ? map.get(field.getResultKey()) : null;
    }
}
