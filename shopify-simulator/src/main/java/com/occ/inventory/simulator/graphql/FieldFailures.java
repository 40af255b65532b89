package com.occ.inventory.simulator.graphql;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A field that throws: an argument nobody can read is the caller's fault, anything else ours. */
final class FieldFailures implements DataFetcherExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(FieldFailures.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        var cause = parameters.getException();
        var callersFault = cause instanceof IllegalArgumentException;
        if (!callersFault) {
            log.error("Field {} failed", parameters.getPath(), cause);
        }
        var error = GraphqlErrorBuilder.newError(parameters.getDataFetchingEnvironment())
                .message("%s", callersFault ? cause.getMessage() : "Internal error.")
                .extensions(Map.of("code", callersFault ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR"))
                .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }
}
