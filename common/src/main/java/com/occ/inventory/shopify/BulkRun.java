package com.occ.inventory.shopify;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One bulk operation from its start to its end. What we give up is cancelled: a store runs only five at once. When the
 * answer to a start is lost the next one may start another, and the first ends with nobody looking.
 */
final class BulkRun {

    private static final Logger log = LoggerFactory.getLogger(BulkRun.class);
    private static final Duration LONGEST_CANCEL = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StoreConnection connection;
    private final BulkPolling polling;

    BulkRun(StoreConnection connection, BulkPolling polling) {
        this.connection = connection;
        this.polling = polling;
    }

    /** The completed operation; fails with {@link BulkUnavailable} when it comes to nothing. */
    Mono<BulkOperation> of(String query) {
        return Mono.usingWhen(
                        start(query),
                        id -> polling.ended(() -> look(id)),
                        id -> Mono.empty(),
                        (id, failure) -> cancel(id),
                        this::cancel)
                .map(BulkOperation::completed);
    }

    private Mono<String> start(String query) {
        ObjectNode variables = JSON.createObjectNode();
        variables.put("query", query);
        return connection.call(Operation.BULK_START, variables, answer -> {
            JsonNode payload = answer.data().path("bulkOperationRunQuery");
            for (JsonNode error : payload.path("userErrors")) {
                throw new BulkUnavailable("no bulk operation was started: "
                        + error.path("code").asString("") + " "
                        + error.path("message").asString(""));
            }
            JsonNode id = payload.path("bulkOperation").path("id");
            if (!id.isString()) {
                throw new BulkUnavailable("no bulk operation was started, and not said why");
            }
            return id.asString();
        });
    }

    private Mono<BulkOperation> look(String id) {
        return connection.call(Operation.BULK_OPERATION, id(id), BulkOperation::read);
    }

    private Mono<Void> cancel(String id) {
        return connection
                .call(Operation.BULK_CANCEL, id(id), answer -> true)
                .timeout(LONGEST_CANCEL)
                .doOnError(failure -> log.info("{} is left to end by itself: {}", id, failure.getMessage()))
                .onErrorComplete()
                .then();
    }

    private static ObjectNode id(String id) {
        ObjectNode variables = JSON.createObjectNode();
        variables.put("id", id);
        return variables;
    }
}
