package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.graphql.Reply.Answer;
import com.occ.inventory.simulator.shop.CostBucket.ThrottleStatus;
import graphql.ExecutionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of HTTP 200: data, errors, and what the call cost. */
@Component
class Answers {
    private static final int MOST_POINTS = 1_000;

    private final JsonMapper mapper;

    Answers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Answer executed(ExecutionResult result, int requested, int actual, ThrottleStatus status) {
        var body = new LinkedHashMap<String, Object>();
        if (!result.getErrors().isEmpty()) {
            body.put("errors", result.getErrors().stream().map(ApiError::of).toList());
        }
        body.put("data", result.getData());
        body.put("extensions", cost(requested, actual, status));
        return answer(body);
    }

    /** Refused before execution: no data at all, and no cost. */
    Answer refused(List<ApiError> errors) {
        return answer(Map.of("errors", errors));
    }

    Answer throttled(int requested, ThrottleStatus status) {
        var error = new ApiError(
                "Throttled",
                null,
                Map.of("code", "THROTTLED", "documentation", "https://shopify.dev/api/usage/rate-limits"),
                null);
        var body = new LinkedHashMap<String, Object>();
        body.put("errors", List.of(error));
        body.put("extensions", cost(requested, null, status));
        return answer(body);
    }

    static boolean tooDear(int requested) {
        return requested > MOST_POINTS;
    }

    Answer tooDearAnswer(int requested) {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", "MAX_COST_EXCEEDED");
        extensions.put("cost", requested);
        extensions.put("maxCost", MOST_POINTS);
        extensions.put("documentation", "https://shopify.dev/api/usage/rate-limits");
        return refused(List.of(new ApiError(
                "Query cost is " + requested + ", which exceeds the single query max cost limit (" + MOST_POINTS + ").",
                null,
                extensions,
                null)));
    }

    private static Map<String, Object> cost(int requested, Integer actual, ThrottleStatus status) {
        var cost = new LinkedHashMap<String, Object>();
        cost.put("requestedQueryCost", requested);
        cost.put("actualQueryCost", actual);
        cost.put("throttleStatus", status);
        return Map.of("cost", cost);
    }

    private Answer answer(Map<String, Object> body) {
        return Answer.json(200, mapper.writeValueAsBytes(body));
    }
}
