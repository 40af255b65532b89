package com.occ.inventory.admin.idempotency;

import java.time.Instant;
import java.util.UUID;

/** What is known of a key. */
sealed interface Claim {

    /**
     * Ours to answer.
     *
     * @param creates the id of what it makes
     * @param at tells this claim from a later one
     */
    record Ours(UUID creates, Instant at) implements Claim {}

    /** Somebody is at it. */
    record Busy() implements Claim {}

    /** The key stands for another request. */
    record Taken() implements Claim {}

    /** @param location may be null, contentType likewise */
    record Answered(Answer answer) implements Claim {}

    record Answer(int status, String location, String contentType, byte[] body) {}
}
