package com.occ.inventory.admin.review;

import com.occ.inventory.admin.store.Question;
import java.time.Instant;

/**
 * A store's catalogue as far as it is known.
 *
 * @param partner null for the OCC store's
 * @param state of the last question for it; null when nobody ever asked
 * @param trouble of that question, null when there is none
 * @param lines that have come in answer to it so far
 * @param readAt when the newest whole one was read; null when there is none
 * @param variants of that one
 */
public record CatalogueView(
        String partner,
        Question.State state,
        String trouble,
        String askedBy,
        Instant askedAt,
        int lines,
        Instant readAt,
        Integer variants) {}
