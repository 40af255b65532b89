package com.occ.inventory.message;

import java.util.List;
import java.util.UUID;

/**
 * A part of a store's catalogue. Parts come in any order; they are whole when there are as many as the number of the last one.
 *
 * @param reading a question that is delivered again is read again: parts of two readings do not make one catalogue
 * @param part from 1 on; 0, without lines, says that the reading has begun
 * @param last there is no later part
 * @param lines at most 1,000
 * @param failure null unless the reading ended before its end; then this is the last part
 */
public record StoreCatalogue(
        UUID questionId, UUID reading, int part, boolean last, List<CatalogueLine> lines, QuestionFailure failure)
        implements Event {
    public static final int MOST_LINES = 1_000;

    public StoreCatalogue {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }
}
