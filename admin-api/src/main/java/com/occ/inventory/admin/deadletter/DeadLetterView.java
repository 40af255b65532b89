package com.occ.inventory.admin.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A dead letter as callers see it, secrets masked.
 *
 * @param body only when one is asked for
 */
public record DeadLetterView(
        long id,
        String queue,
        String messageId,
        String type,
        String cause,
        Map<String, Object> headers,
        DeadLetter.State state,
        Instant arrivedAt,
        Instant settledAt,
        String settledBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode body) {

    static DeadLetterView brief(DeadLetter.Stored stored) {
        return of(stored, null);
    }

    static DeadLetterView whole(DeadLetter.Stored stored) {
        return of(stored, Masks.body(stored.letter().bodyText()));
    }

    private static DeadLetterView of(DeadLetter.Stored stored, JsonNode body) {
        DeadLetter letter = stored.letter();
        return new DeadLetterView(
                stored.id(),
                letter.queue(),
                letter.messageId(),
                letter.type(),
                Masks.text(letter.cause()),
                masked(letter.headers()),
                stored.state(),
                stored.arrivedAt(),
                stored.settledAt(),
                stored.settledBy(),
                body);
    }

    private static Map<String, Object> masked(Map<String, Object> headers) {
        Map<String, Object> shown = new java.util.TreeMap<>(headers);
        shown.replaceAll((name, value) -> value instanceof String text ? Masks.text(text) : value);
        return shown;
    }
}
