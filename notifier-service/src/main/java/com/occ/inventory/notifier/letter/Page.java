package com.occ.inventory.notifier.letter;

import java.util.List;
import java.util.Locale;

/**
 * What the templates show, every value fit for a line.
 *
 * @param preview what mail programs show beside the subject
 * @param blocks the incidents in full, and no more of them than a mail program shows whole
 * @param rest those that are only named
 * @param more how many are not even named
 * @param silence how to be told no more; null when nothing is open
 */
record Page(
        String title,
        String preview,
        String writtenAt,
        boolean test,
        List<Block> blocks,
        List<Block> rest,
        int more,
        String alertsLink,
        String silence) {

    /** How a block looks. */
    enum Tone {
        CRITICAL("#b42318"),
        WARNING("#93590b"),
        RECOVERED("#17713a");

        private final String colour;

        Tone(String colour) {
            this.colour = colour;
        }

        /** On white. */
        public String getColour() {
            return colour;
        }

        public String getStyle() {
            return name().toLowerCase(Locale.ENGLISH);
        }
    }

    /**
     * One incident.
     *
     * @param brief its cause in a word or two
     * @param since when it began and how long it lasts, or lasted
     * @param says whose the words are
     * @param words null when there are none worth showing
     * @param requestId null when there is none
     * @param effect what it means for the OCC store
     * @param todo null when there is nothing to do
     */
    record Block(
            Tone tone,
            String name,
            String brief,
            String state,
            String happened,
            String since,
            String says,
            String words,
            String requestId,
            String itemsTitle,
            List<Item> items,
            String effect,
            String todo,
            String link,
            String linkText) {}

    record Item(String name, String code, String message, String requestId) {}
}
