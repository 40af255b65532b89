package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.inventory.InventoryWrites;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;

/** The schema files, joined with the code that answers their fields. */
final class AdminSchema {
    private AdminSchema() {}

    /** The schema from 2026-04 on. */
    static GraphQLSchema current(InventoryWrites writes) {
        return create(writes, parsed("admin.graphqls").merge(parsed("bulk.graphqls")));
    }

    /** The last schema with compareQuantity and ignoreCompareQuantity. */
    static GraphQLSchema of202601(InventoryWrites writes) {
        return create(
                writes,
                parsed("admin.graphqls").merge(parsed("bulk.graphqls")).merge(parsed("admin-2026-01.graphqls")));
    }

    private static GraphQLSchema create(InventoryWrites writes, TypeDefinitionRegistry types) {
        var wiring = RuntimeWiring.newRuntimeWiring();
        List.of("DateTime", "UnsignedInt64", "URL").forEach(name -> wiring.scalar(text(name)));
        wiring.type(QueryFields.wiring());
        wiring.type(new MutationFields(writes).wiring());
        StoreFields.wirings().forEach(wiring::type);
        InventoryFields.wirings().forEach(wiring::type);
        BulkFields.wirings().forEach(wiring::type);
        List.of("Location", "Product", "ProductVariant", "InventoryItem", "InventoryLevel", "BulkOperation")
                .forEach(node -> StoreFields.connections(node).forEach(wiring::type));
        wiring.type(StoreFields.pageInfo());
        wiring.type(
                "Node",
                type -> type.typeResolver(environment -> environment
                        .getSchema()
                        .getObjectType(StoreFields.NODE_TYPES.get(
                                environment.getObject().getClass()))));
        wiring.type(
                "DisplayableError",
                type -> type.typeResolver(environment -> environment.getSchema().getObjectType("UserError")));
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    private static TypeDefinitionRegistry parsed(String file) {
        try {
            return new SchemaParser()
                    .parse(new ClassPathResource("schema/" + file).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GraphQLScalarType text(String name) {
        return GraphQLScalarType.newScalar().name(name).coercing(new Text()).build();
    }

    /** A scalar that is a string on the wire and a string here. */
    private static final class Text implements Coercing<String, String> {
        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public String parseValue(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public String parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (value instanceof StringValue text) {
                return text.getValue();
            }
            throw new CoercingParseLiteralException("A string is expected.");
        }
    }
}
