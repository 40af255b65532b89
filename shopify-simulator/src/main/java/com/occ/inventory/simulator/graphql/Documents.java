package com.occ.inventory.simulator.graphql;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.GraphQLSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parsed and validated documents; a client sends the same few again and again. */
final class Documents {
    private static final int MOST = 500;

    private final GraphQLSchema schema;
    private final Map<String, PreparsedDocumentEntry> entries =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
                    return size() > MOST;
                }
            });

    Documents(GraphQLSchema schema) {
        this.schema = schema;
    }

    PreparsedDocumentEntry get(String query) {
        var known = entries.get(query);
        if (known != null) {
            return known;
        }
        var input = ExecutionInput.newExecutionInput(query).build();
        var result = ParseAndValidate.parseAndValidate(schema, input);
        var entry = result.isFailure()
                ? new PreparsedDocumentEntry(result.getErrors())
                : new PreparsedDocumentEntry(result.getDocument());
        entries.put(query, entry);
        return entry;
    }
}
