package com.occ.inventory.notifier.letter;

import com.occ.inventory.notifier.letter.Notice.Entry;
import java.util.Locale;

/** Numbers in sentences. */
final class Counted {
    private Counted() {}

    static String of(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 17 of 30}, or {@code 17} when it is not known of how many. */
    static String share(Entry entry) {
        return entry.attempted() < entry.failed()
                ? number(entry.failed())
                : number(entry.failed()) + " of " + number(entry.attempted());
    }

    static String inRuns(int runs) {
        return runs > 1 ? " in " + number(runs) + " runs in a row" : " in the last run";
    }
}
