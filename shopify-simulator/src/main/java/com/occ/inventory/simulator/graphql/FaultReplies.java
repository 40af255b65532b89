package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.graphql.Reply.Answer;
import com.occ.inventory.simulator.shop.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** How each fault looks from outside. */
final class FaultReplies {
    private FaultReplies() {}

    /** The reply in place of the call; empty for faults that strike later, or need the call's own numbers. */
    static Optional<Reply> instead(Fault.Kind fault, String requestId) {
        return Optional.ofNullable(
                switch (fault) {
                    case HTML_502 -> html(502, "Bad Gateway");
                    case HTTP_500 -> Answer.json(500, "{\"errors\":\"Internal Server Error\"}");
                    case HTTP_504 -> html(504, "Gateway Timeout");
                    case HTML_200 -> html(200, "We'll be back soon");
                    case ERRORS_WITHOUT_EXTENSIONS ->
                        Answer.json(200, "{\"errors\":[{\"message\":\"Something went wrong.\"}]}");
                    case HTTP_503 -> html(503, "Service Unavailable");
                    case EMPTY_BODY -> Answer.json(200, "");
                    case HANG -> new Reply.Never();
                    case RESET -> new Reply.Reset();
                    case UNAUTHORIZED -> unauthorized();
                    case FORBIDDEN_403 -> Answer.json(403, "{\"errors\":\"Forbidden\"}");
                    case FROZEN_402 -> Answer.json(402, "{\"errors\":\"Unavailable Shop\"}");
                    case LOCKED_423 -> Answer.json(423, "{\"errors\":\"Unavailable Shop\"}");
                    case NOT_FOUND_404 -> notFound();
                    case RATE_LIMITED_429 -> tooMany(429);
                    case RATE_LIMITED_430 -> tooMany(430);
                    case ACCESS_DENIED ->
                        error(
                                "ACCESS_DENIED",
                                "Access denied for this field. Required access: `read_inventory` access scope.",
                                ",\"requiredAccess\":\"`read_inventory` access scope.\"");
                    case SHOP_INACTIVE -> error("SHOP_INACTIVE", "The shop is not active.", "");
                    case INTERNAL_SERVER_ERROR ->
                        error(
                                "INTERNAL_SERVER_ERROR",
                                "Internal error. Looks like something went wrong on our end. Request ID: " + requestId
                                        + " (include this in support requests).",
                                ",\"requestId\":\"" + requestId + "\"");
                    case NONE,
                            THROTTLED,
                            TRUNCATED,
                            CUT_BODY,
                            WRITE_THEN_LOST_ANSWER,
                            ERRORS_WITH_DATA,
                            NULL_NODES,
                            OLDER_VERSION,
                            BUCKET_HALVED,
                            UNKNOWN_USER_ERROR,
                            UNINDEXED_USER_ERROR,
                            PREVIOUS_ATTEMPT_FAILED,
                            KEY_PARAMETER_MISMATCH,
                            CONCURRENT_REQUEST -> null;
                });
    }

    /** What the fault does to the answer of a call that was executed. */
    static Reply after(Fault.Kind fault, Answer answer) {
        return switch (fault) {
            case TRUNCATED -> answer.half();
            case CUT_BODY -> new Reply.Cut(answer);
            case WRITE_THEN_LOST_ANSWER -> new Reply.Reset();
            case OLDER_VERSION -> answer.with("X-Shopify-API-Version", ApiVersion.OLDER);
            case NONE,
                    HTTP_504,
                    HTML_200,
                    ERRORS_WITHOUT_EXTENSIONS,
                    ERRORS_WITH_DATA,
                    NULL_NODES,
                    BUCKET_HALVED,
                    UNKNOWN_USER_ERROR,
                    UNINDEXED_USER_ERROR,
                    PREVIOUS_ATTEMPT_FAILED,
                    KEY_PARAMETER_MISMATCH,
                    CONCURRENT_REQUEST,
                    HTML_502,
                    HTTP_500,
                    HTTP_503,
                    EMPTY_BODY,
                    HANG,
                    RESET,
                    UNAUTHORIZED,
                    FORBIDDEN_403,
                    FROZEN_402,
                    LOCKED_423,
                    NOT_FOUND_404,
                    RATE_LIMITED_429,
                    RATE_LIMITED_430,
                    ACCESS_DENIED,
                    SHOP_INACTIVE,
                    INTERNAL_SERVER_ERROR,
                    THROTTLED -> answer;
        };
    }

    static Answer unauthorized() {
        return Answer.json(
                401, "{\"errors\":\"[API] Invalid API key or access token (unrecognized login or wrong password)\"}");
    }

    static Answer notFound() {
        return Answer.json(404, "{\"errors\":\"Not Found\"}");
    }

    static Answer unreadable() {
        return Answer.json(400, "{\"errors\":{\"query\":\"Required parameter missing or invalid\"}}");
    }

    private static Answer tooMany(int status) {
        var body = "{\"errors\":\"Exceeded 2 calls per second for api client.\"}".getBytes(StandardCharsets.UTF_8);
        return new Answer(status, "application/json; charset=utf-8", body, Map.of("Retry-After", "1.0"));
    }

    static Answer html(int status, String title) {
        var body = "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>";
        return new Answer(status, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Answer error(String code, String message, String more) {
        return Answer.json(
                200,
                "{\"errors\":[{\"message\":\"" + message + "\",\"extensions\":{\"code\":\"" + code + "\"" + more
                        + "}}]}");
    }
}
