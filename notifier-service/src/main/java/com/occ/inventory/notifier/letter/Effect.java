package com.occ.inventory.notifier.letter;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.notifier.letter.Notice.Entry;
import java.time.Instant;

/** What an incident means for those who buy in the OCC store. */
final class Effect {
    private Effect() {}

    static String of(Entry entry, Instant now) {
        return switch (entry.concern()) {
            case STORE ->
                "Nothing is written to the OCC store; all partners wait. It shows the numbers of "
                        + Times.at(entry.failingSince()) + ", and what partners sold since can still be bought.";
            case PIPELINE ->
                "Nothing is updated: the OCC store shows what was last written, and what partners sold since can still be bought.";
            case PARTNER -> partner(entry, now);
        };
    }

    private static String partner(Entry entry, Instant now) {
        String last = entry.lastSucceededAt() == null
                ? null
                : "as of " + Times.at(entry.lastSucceededAt()) + ", " + Times.lasting(entry.lastSucceededAt(), now)
                        + " ago";
        if (FailureThresholdReached.ITEMS_FAILING.equals(entry.cause())) {
            return "The failed items keep their last known numbers in the OCC store; the partner's others are kept up to date.";
        }
        return last == null
                ? "The partner's stock was never brought to the OCC store."
                : "The partner's items are frozen in the OCC store at the last known numbers, " + last + ".";
    }

    /** @param elsewise whether the same partner or store still fails, for another cause */
    static String over(Entry entry, boolean elsewise) {
        if (elsewise) {
            return "This cause is over, but another one lasts.";
        }
        if (entry.removed()) {
            return "There is nothing left of it that could fail.";
        }
        return switch (entry.concern()) {
            case STORE -> "The OCC store is written again, and the partners that waited are brought up to date.";
            case PIPELINE -> "Nothing is overdue any more: a sync has finished, or the schedule was switched off.";
            case PARTNER ->
                FailureThresholdReached.ITEMS_FAILING.equals(entry.cause())
                        ? "The partner's numbers in the OCC store are up to date again. Should single items still fail, its page shows them."
                        : "The partner's numbers in the OCC store are up to date again.";
        };
    }
}
