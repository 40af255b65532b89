package com.occ.inventory.notifier.delivery;

import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Notice.Occasion;

/**
 * An incident with the words for it.
 *
 * @param words its state, whatever the occasion
 */
record Known(Tellable tellable, Entry words) {

    Entry entry(Occasion occasion) {
        return new Entry(
                occasion,
                words.incident(),
                words.concern(),
                words.partner(),
                words.partnerName(),
                words.cause(),
                words.severity(),
                words.message(),
                words.requestId(),
                words.openedAt(),
                words.failingSince(),
                occasion == Occasion.RESOLVED ? words.resolvedAt() : null,
                words.removed(),
                words.lastSucceededAt(),
                words.runs(),
                words.failed(),
                words.attempted(),
                words.items());
    }
}
