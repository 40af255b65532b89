package com.occ.inventory.notifier.channel;

import com.occ.inventory.notifier.letter.Letter;

/** Nothing that ends a line enters a header, whoever wrote the letter. */
final class Headers {
    private Headers() {}

    static boolean breaksLine(String value) {
        return value.chars().anyMatch(Character::isISOControl);
    }

    static boolean breaksLine(Letter letter) {
        return breaksLine(letter.subject())
                || breaksLine(letter.messageId())
                || !letter.messageId().matches("[^\\s<>]+");
    }
}
