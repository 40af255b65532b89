package com.occ.inventory.notifier.letter;

import com.occ.inventory.message.Concern;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Page.Block;
import com.occ.inventory.notifier.letter.Page.Item;
import com.occ.inventory.notifier.letter.Page.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Words one incident. */
record BlockMaker(Links links, Instant now, Set<Whom> failing, int mostItems) {
    private static final int MOST_WORDS = 400;
    private static final int MOST_ITEM_WORDS = 160;
    private static final int MOST_ID = 80;

    Block of(Entry entry) {
        return Whom.isOpen(entry) ? open(entry) : over(entry);
    }

    private Block open(Entry entry) {
        Wording wording = Wording.of(entry);
        List<Item> items =
                entry.items().stream().limit(mostItems).map(BlockMaker::item).toList();
        return new Block(
                entry.severity() == Severity.WARNING ? Tone.WARNING : Tone.CRITICAL,
                Whom.name(entry),
                wording.brief(),
                state(entry),
                wording.happened(),
                since(entry),
                "Reported",
                words(entry),
                blankAsNull(Plain.line(entry.requestId(), MOST_ID)),
                itemsTitle(entry, items.size()),
                items,
                Effect.of(entry, now),
                wording.todo(),
                links.of(entry),
                linkText(entry));
    }

    private Block over(Entry entry) {
        String after = entry.failingSince() == null
                ? ""
                : ", after " + Times.lasting(entry.failingSince(), entry.resolvedAt());
        String happened = "It had failed since " + Times.at(entry.failingSince()) + " ("
                + Wording.of(entry).brief() + ") and "
                + (entry.removed() ? "was taken out of the sync" : "recovered") + " on " + Times.at(entry.resolvedAt())
                + after + ".";
        return new Block(
                Tone.RECOVERED,
                Whom.name(entry),
                entry.removed() ? "deleted" : "recovered",
                entry.removed() ? "Over" : "Recovered",
                happened,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Effect.over(entry, failing.contains(Whom.of(entry))),
                null,
                entry.removed() ? links.alerts() : links.of(entry),
                entry.removed() ? "Open the Alerts page" : linkText(entry));
    }

    private String since(Entry entry) {
        String since = Times.at(entry.failingSince()) + " (" + Times.lasting(entry.failingSince(), now) + ")";
        boolean cameBack = entry.openedAt() != null
                && entry.failingSince() != null
                && entry.openedAt().isBefore(entry.failingSince());
        return cameBack ? since + ", first on " + Times.at(entry.openedAt()) : since;
    }

    private static String state(Entry entry) {
        return switch (entry.occasion()) {
            case OPENED, RESOLVED -> entry.severity() == Severity.WARNING ? "Warning" : "Critical";
            case REOPENED -> "Again";
            case REMINDER -> "Still failing";
        };
    }

    /** Not where it only says once more what the letter says. */
    private static String words(Entry entry) {
        boolean counted = FailureThresholdReached.ITEMS_FAILING.equals(entry.cause());
        return counted || entry.concern() == Concern.PIPELINE
                ? null
                : blankAsNull(Plain.line(entry.message(), MOST_WORDS));
    }

    private static String itemsTitle(Entry entry, int shown) {
        int all = Math.max(entry.failed(), entry.items().size());
        return shown < all
                ? "Failed items, " + shown + " of " + Counted.number(all)
                : Counted.of(all, "failed item", "failed items");
    }

    private static Item item(FailureThresholdReached.Item item) {
        String sku = Plain.line(item.sku(), MOST_ID);
        return new Item(
                sku.isEmpty() ? "Variant " + item.variantId() : sku,
                Plain.line(item.code(), MOST_ID),
                Plain.line(item.message(), MOST_ITEM_WORDS),
                blankAsNull(Plain.line(item.requestId(), MOST_ID)));
    }

    private static String linkText(Entry entry) {
        return entry.concern() == Concern.PARTNER ? "Open " + Plain.cut(Whom.name(entry), 40) : "Open the Alerts page";
    }

    private static String blankAsNull(String line) {
        return line.isEmpty() ? null : line;
    }
}
