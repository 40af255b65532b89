package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.StillRunning;
import com.occ.inventory.shopify.ShopifyProblem.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shape of {@code inventorySetQuantities} on the wire
 * (https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventorySetQuantities).
 */
final class SetQuantitiesWire {

    private SetQuantitiesWire() {}

    static ObjectNode variables(SetQuantities call) {
        ObjectNode variables = JsonMapper.shared().createObjectNode();
        ObjectNode input = variables.putObject("input");
        input.put("reason", "correction");
        input.put("name", "available");
        input.put("referenceDocumentUri", "gid://occ-inventory/SyncRun/" + call.runId());
        ArrayNode rows = input.putArray("quantities");
        for (SetQuantities.Row row : call.rows()) {
            ObjectNode quantity = rows.addObject();
            quantity.put("inventoryItemId", row.itemGid());
            quantity.put("locationId", call.locationGid());
            quantity.put("quantity", row.quantity());
            // Shopify refuses a row that leaves this out, even where it is null.
            quantity.put("changeFromQuantity", row.changeFromQuantity());
        }
        variables.put("key", call.idempotencyKey().toString());
        return variables;
    }

    /** Only userErrors tell: a call that changed nothing has no adjustment group either. */
    static SetResult read(Answer answer) {
        JsonNode payload = answer.data().path("inventorySetQuantities");
        if (!payload.path("userErrors").isArray()) {
            throw answer.unusable("no word on whether the quantities were set");
        }
        List<SetResult.RowError> errors = new ArrayList<>();
        for (JsonNode error : payload.path("userErrors")) {
            SetResult.RowError row = new SetResult.RowError(
                    index(error.path("field")),
                    error.path("code").isString() ? error.path("code").asString() : null,
                    error.path("message").asString(""));
            if ("IDEMPOTENCY_CONCURRENT_REQUEST".equals(row.code())) {
                throw new StillRunning(row.message(), answer.requestId());
            }
            errors.add(row);
        }
        return errors.isEmpty()
                ? new SetResult.Applied(answer.requestId())
                : new SetResult.Refused(answer.requestId(), errors);
    }

    /** Trouble with the key is no bug of the call, wherever the answer tells it; any other refusal is. */
    static Mono<SetResult> refused(RequestRefused refused) {
        return refused.code() != null && refused.code().startsWith("IDEMPOTENCY_")
                ? Mono.just(new SetResult.Refused(
                        refused.requestId(),
                        List.of(new SetResult.RowError(null, refused.code(), refused.getMessage()))))
                : Mono.error(refused);
    }

    /** {@code ["input", "quantities", "17", "quantity"]} is row 17. */
    private static Integer index(JsonNode field) {
        for (int i = 1; i < field.size(); i++) {
            String index = field.path(i).asString("");
            if (field.path(i - 1).asString("").equals("quantities") && index.matches("\\d{1,3}")) {
                return Integer.valueOf(index);
            }
        }
        return null;
    }
}
