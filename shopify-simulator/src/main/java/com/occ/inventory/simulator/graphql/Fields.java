package com.occ.inventory.simulator.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of one type. Plain ones are read off the source without building an environment: a page of 250 variants
 * has thousands of them.
 */
final class Fields<S> {
    private final Class<S> source;
    private final TypeRuntimeWiring.Builder wiring;

    private Fields(String type, Class<S> source) {
        this.source = source;
        this.wiring = TypeRuntimeWiring.newTypeWiring(type);
    }

    static <S> Fields<S> of(String type, Class<S> source) {
        return new Fields<>(type, source);
    }

    Fields<S> plain(String name, Function<? super S, ?> value) {
        wiring.dataFetcher(name, new Plain<>(source, value));
        return this;
    }

    Fields<S> fetched(String name, DataFetcher<?> fetcher) {
        wiring.dataFetcher(name, fetcher);
        return this;
    }

    TypeRuntimeWiring.Builder wiring() {
        return wiring;
    }

    private record Plain<S>(Class<S> source, Function<? super S, ?> value) implements LightDataFetcher<Object> {
        @Override
        public Object get(GraphQLFieldDefinition field, Object from, Supplier<DataFetchingEnvironment> environment) {
            return value.apply(source.cast(from));
        }

        @Override
        public Object get(DataFetchingEnvironment environment) {
            return value.apply(source.cast(environment.getSource()));
        }
    }
}
