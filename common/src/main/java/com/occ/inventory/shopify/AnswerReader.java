package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.Doubtful;
import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import com.occ.inventory.shopify.AttemptFailure.PushedBack;
import com.occ.inventory.shopify.AttemptFailure.StillRunning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides what an answer means (https://shopify.dev/docs/api/usage/response-codes). Errors win over data that comes with
 * them: a field that is null because of an error must never be taken for a variant that is gone.
 */
final class AnswerReader {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> SERVER_FAULTS =
            Set.of("INTERNAL_SERVER_ERROR", "TIMEOUT", "SERVICE_UNAVAILABLE", "BAD_GATEWAY");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int LONGEST_WORDS = 300;

    private AnswerReader() {}

    /** The data of a good answer; throws an {@link AttemptFailure} or a {@link ShopifyProblem} for any other. */
    static Answer read(HttpAnswer answer) {
        requireOk(answer);
        JsonNode json = json(answer);
        JsonNode errors = json.path("errors");
        if (!errors.isMissingNode() && !errors.isNull() && !(errors.isArray() && errors.isEmpty())) {
            throw failure(GraphQlError.all(errors), Cost.of(json), answer.requestId());
        }
        if (!json.path("data").isObject()) {
            throw NoAnswer.unreadable("the answer holds no data", answer.requestId());
        }
        return new Answer(json.path("data"), Cost.of(json), answer.requestId());
    }

    /** Throws unless the status is one of success. */
    static void requireOk(HttpAnswer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return;
        }
        String words = words(answer);
        String id = answer.requestId();
        throw switch (status) {
            case 401 -> new Doubtful(ShopifyProblem.TokenInvalid.revoked(words, id));
            case 402 -> new ShopifyProblem.ShopFrozen(words, id);
            // To GraphQL calls Shopify answers 403 when it closed the shop itself; a missing scope comes as 200.
            case 403 -> new Doubtful(new ShopifyProblem.ShopLocked(words, id));
            case 404 -> new ShopifyProblem.ShopNotFound(words, id);
            case 423 -> new ShopifyProblem.ShopLocked(words, id);
            case 429, 430 -> new PushedBack(words, id, retryAfter(answer.retryAfter()), null);
            case 301, 302, 303, 307, 308 -> new ShopifyProblem.ShopNotFound("redirected, which we do not follow", id);
            default ->
                status >= 500 || status == 408
                        ? new NoAnswer(words, id, null)
                        : new ShopifyProblem.RequestRefused("HTTP " + status, words, id);
        };
    }

    static JsonNode json(HttpAnswer answer) {
        try {
            JsonNode json = JSON.readTree(answer.body());
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // The parser's message would quote the body, which is not ours to show.
            throw NoAnswer.unreadable(
                    "the answer is broken off or not JSON (" + answer.contentType() + ")", answer.requestId());
        }
        throw NoAnswer.unreadable("the answer is not a JSON object", answer.requestId());
    }

    private static RuntimeException failure(List<GraphQlError> errors, Cost cost, String id) {
        for (GraphQlError error : errors) {
            if (error.throttled()) {
                // With a bucket to reckon with the budget knows how long to wait; the pause only keeps us from
                // spinning.
                return new PushedBack(error.message(), id, cost == null ? PAUSE : SHORT_PAUSE, cost);
            }
        }
        for (GraphQlError error : errors) {
            if (error.code() != null && SERVER_FAULTS.contains(error.code())) {
                return new NoAnswer(error.code() + ": " + error.message(), id, null);
            }
        }
        GraphQlError first = errors.stream()
                .filter(error -> error.code() != null)
                .findFirst()
                .orElse(errors.get(0));
        if (first.code() == null) {
            // Most errors without a code are passing faults of Shopify's, told in words alone.
            return new Doubtful(new ShopifyProblem.RequestRefused(null, first.message(), id));
        }
        return switch (first.code()) {
            case "ACCESS_DENIED" -> new ShopifyProblem.AccessDenied(first.requiredAccess(), first.message(), id);
            // Documented as a user error of the mutation; meant the same wherever it stands.
            case "IDEMPOTENCY_CONCURRENT_REQUEST" -> new StillRunning(first.message(), id);
            case "SHOP_INACTIVE" -> new ShopifyProblem.ShopFrozen(first.message(), id);
            default -> new ShopifyProblem.RequestRefused(first.code(), first.message(), id);
        };
    }

    private static String words(HttpAnswer answer) {
        try {
            JsonNode json = json(answer);
            JsonNode errors = json.has("errors") ? json.path("errors") : json.path("error");
            String description = json.path("error_description").asString("");
            String message = GraphQlError.all(errors).get(0).message();
            return "HTTP " + answer.status() + ", " + (description.isEmpty() ? message : message + ": " + description);
        } catch (NoAnswer e) {
            return "HTTP " + answer.status() + " with " + answer.contentType();
        }
    }

    /** Shopify gives seconds, sometimes as 2.0. */
    private static Duration retryAfter(String header) {
        try {
            double seconds = header == null ? 1 : Double.parseDouble(header.trim());
            Duration pause = Duration.ofMillis((long) (Math.max(0.1, seconds) * 1000));
            return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        } catch (NumberFormatException e) {
            return PAUSE;
        }
    }

    /** One entry of {@code errors}, which is a list of objects, a string, or an object of lists. */
    private record GraphQlError(String code, String message, String requiredAccess) {

        static List<GraphQlError> all(JsonNode errors) {
            List<GraphQlError> all = new ArrayList<>();
            if (errors.isArray()) {
                errors.forEach(error -> all.add(of(error)));
            }
            return all.isEmpty() ? List.of(of(errors)) : all;
        }

        /** The code, or the word alone that came before there were codes. */
        boolean throttled() {
            return "THROTTLED".equals(code) || code == null && message.startsWith("Throttled");
        }

        private static GraphQlError of(JsonNode error) {
            JsonNode extensions = error.path("extensions");
            String message =
                    error.isString() ? error.asString() : error.path("message").asString(error.toString());
            return new GraphQlError(
                    text(extensions.path("code")),
                    message.length() > LONGEST_WORDS ? message.substring(0, LONGEST_WORDS) + "..." : message,
                    text(extensions.path("requiredAccess")));
        }

        private static String text(JsonNode node) {
            return node.isString() ? node.asString() : null;
        }
    }
}
