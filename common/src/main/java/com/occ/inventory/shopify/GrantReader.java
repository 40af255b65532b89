package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.Doubtful;
import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import com.occ.inventory.shopify.ShopifyProblem.TokenInvalid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Decides what an answer of the token endpoint means. Only a refusal that names its OAuth error says anything about a token;
 * its description is left out, since it may quote what was sent. Whatever else cannot be used is trouble on the way.
 */
final class GrantReader {

    private static final int SECONDS_WHEN_UNSAID = 3600;

    /** RFC 6749, section 5.2, as JSON, or as the page that Shopify makes of it. */
    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"(\\w+)\"|Oauth error (\\w+)");

    private GrantReader() {}

    /** The token of a good answer; throws an {@link AttemptFailure} or a {@link ShopifyProblem} for any other. */
    static IssuedToken read(HttpAnswer answer, String grant, Instant now) {
        switch (answer.status()) {
            case 400 -> throw refused(answer, grant);
            case 401 -> throw new Doubtful(TokenInvalid.notIssued(grant, words(answer), answer.requestId()));
            default -> AnswerReader.requireOk(answer);
        }
        JsonNode json = AnswerReader.json(answer);
        Duration life = Duration.ofSeconds(json.path("expires_in").asInt(SECONDS_WHEN_UNSAID));
        JsonNode refreshLife = json.path("refresh_token_expires_in");
        return new IssuedToken(
                accessToken(json, answer),
                IssuedToken.renewal(now, life),
                json.path("refresh_token").asString(null),
                refreshLife.isNumber() ? now.plusSeconds(refreshLife.asInt()) : null);
    }

    private static AccessToken accessToken(JsonNode json, HttpAnswer answer) {
        try {
            return new AccessToken(json.path("access_token").asString(null));
        } catch (IllegalArgumentException none) {
            throw NoAnswer.unreadable("the answer holds no access token", answer.requestId());
        }
    }

    private static RuntimeException refused(HttpAnswer answer, String grant) {
        Matcher error = ERROR.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        if (!error.find()) {
            return new NoAnswer(words(answer) + " with " + answer.contentType(), answer.requestId(), null);
        }
        String code = error.group(1) == null ? error.group(2) : error.group(1);
        return TokenInvalid.notIssued(grant, words(answer) + ", " + code, answer.requestId());
    }

    private static String words(HttpAnswer answer) {
        return "HTTP " + answer.status();
    }
}
