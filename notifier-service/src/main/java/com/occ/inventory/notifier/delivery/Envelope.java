package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.notifier.delivery.Tellable.Belief;
import com.occ.inventory.notifier.letter.Letter;
import com.occ.inventory.notifier.letter.Notice.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A message to one recipient that is under way.
 *
 * @param lines what it is to tell; more may join while it waits
 * @param letter null unless it is, or may have been, sent
 * @param handed how often this letter was handed over
 * @param letterLines of how many of the lines the letter tells
 * @param writings how often a letter was written; the last one's number is part of its message id
 * @param createdAt when the first of its lines was said
 */
record Envelope(
        UUID id,
        boolean test,
        AlertChannel channel,
        String recipient,
        List<Line> lines,
        Letter letter,
        int letterLines,
        int handed,
        int writings,
        int attempts,
        Instant createdAt) {
    private static final String DOMAIN = "@occ-inventory.local";

    Way way() {
        return Way.of(channel);
    }

    /** The message id of the next letter that is written: different words are a different message. */
    String nextMessageId() {
        return id + "." + (writings + 1) + DOMAIN;
    }

    /** What those believe of the incidents who got the letter. */
    Map<UUID, Belief> beliefs() {
        return letter.notice().entries().stream()
                .collect(Collectors.toMap(
                        Entry::incident, entry -> Belief.after(entry.occasion()), (one, other) -> other));
    }

    /** The lines that the letter tells. */
    List<Line> told() {
        return lines.subList(0, letterLines);
    }

    /** The lines that joined since it was written. */
    List<Line> further() {
        return lines.subList(letterLines, lines.size());
    }

    /** This attempt with its letter. */
    Envelope closed(AlertChannel by, Letter written) {
        boolean anew = !written.equals(letter);
        return new Envelope(
                id,
                test,
                by,
                recipient,
                lines,
                written,
                anew ? lines.size() : letterLines,
                anew ? 1 : handed + 1,
                anew ? writings + 1 : writings,
                attempts + 1,
                createdAt);
    }
}
