package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.shop.BulkResult;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A result as JSONL: each node of a connection is a line. What is in a connection below it stands on lines of its own,
 * which name the node's id as {@code __parentId}.
 */
final class BulkLines {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private long objects;
    private long roots;

    private BulkLines() {}

    static BulkResult of(Map<String, Object> data) {
        var lines = new BulkLines();
        var connections = new ArrayList<Map<?, ?>>();
        withoutConnections(data, connections);
        connections.forEach(connection -> nodes(connection).forEach(node -> {
            lines.roots++;
            lines.add(node, null);
        }));
        return new BulkResult(lines.file.toByteArray(), lines.objects, lines.roots, null);
    }

    private void add(Map<?, ?> node, Object parentId) {
        var connections = new ArrayList<Map<?, ?>>();
        var line = withoutConnections(node, connections);
        if (parentId != null) {
            line.put("__parentId", parentId);
        }
        file.writeBytes(JSON.writeValueAsBytes(line));
        file.write('\n');
        objects++;
        connections.forEach(connection -> nodes(connection).forEach(child -> add(child, node.get("id"))));
    }

    private static Map<Object, Object> withoutConnections(Map<?, ?> object, List<Map<?, ?>> connections) {
        var rest = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                if (isConnection(inner)) {
                    connections.add(inner);
                } else {
                    rest.put(name, withoutConnections(inner, connections));
                }
            } else {
                rest.put(name, value);
            }
        });
        return rest;
    }

    /** No other type of the schema has such fields. */
    private static boolean isConnection(Map<?, ?> object) {
        return object.containsKey("edges") || object.containsKey("nodes");
    }

    private static List<Map<?, ?>> nodes(Map<?, ?> connection) {
        var nodes = new ArrayList<Map<?, ?>>();
        if (connection.get("edges") instanceof List<?> edges) {
            edges.forEach(edge -> nodes.add((Map<?, ?>) ((Map<?, ?>) edge).get("node")));
        } else if (connection.get("nodes") instanceof List<?> plain) {
            plain.forEach(node -> nodes.add((Map<?, ?>) node));
        }
        return nodes;
    }
}
