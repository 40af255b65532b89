package com.occ.inventory.notifier.letter;

import com.occ.inventory.message.Concern;
import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Page.Block;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a page of a notice, however many incidents it has: mail programs cut what is longer than 100 kB. */
final class PageMaker {
    private static final int MOST_BLOCKS = 8;
    private static final int MOST_NAMED = 40;
    private static final int MANY = 3;

    private final Links links;

    PageMaker(Links links) {
        this.links = links;
    }

    Page of(Notice notice, String subject, Instant now) {
        List<Entry> entries = Whom.ordered(notice);
        int items = entries.size() > MANY ? 3 : 10;
        BlockMaker maker = new BlockMaker(links, now, failing(entries), items);
        List<Block> blocks = entries.stream().limit(MOST_BLOCKS).map(maker::of).toList();
        List<Block> rest = entries.stream()
                .skip(MOST_BLOCKS)
                .limit(MOST_NAMED)
                .map(maker::of)
                .toList();
        return new Page(
                title(entries, subject),
                preview(blocks),
                Times.at(now),
                entries.isEmpty(),
                blocks,
                rest,
                entries.size() - blocks.size() - rest.size(),
                links.alerts(),
                silence(entries));
    }

    private static String title(List<Entry> entries, String subject) {
        if (entries.size() == 1) {
            Entry only = entries.get(0);
            return Whom.isOpen(only)
                    ? Whom.name(only) + ": " + Wording.of(only).brief()
                    : Whom.name(only) + (only.removed() ? ": deleted" : ": recovered");
        }
        long open = entries.stream().filter(Whom::isOpen).count();
        long over = entries.size() - open;
        if (entries.isEmpty()) {
            return "It works";
        }
        if (open == 0) {
            return Counted.of(over, "problem is over", "problems are over");
        }
        return Counted.of(open, "open problem", "open problems")
                + (over == 0 ? "" : ", " + Counted.number(over) + " over");
    }

    private static String preview(List<Block> blocks) {
        return blocks.isEmpty()
                ? "Nothing is wrong: somebody tried whether this channel works."
                : blocks.get(0).happened()
                        + (blocks.get(0).todo() == null
                                ? ""
                                : " " + blocks.get(0).todo());
    }

    private static String silence(List<Entry> entries) {
        if (entries.stream().noneMatch(Whom::isOpen)) {
            return null;
        }
        boolean partner = entries.stream().anyMatch(entry -> Whom.isOpen(entry) && entry.concern() == Concern.PARTNER);
        return (partner ? "To hear nothing of a partner for a while, mute it on its page. " : "")
                + "Who is told, and how often:";
    }

    private static Set<Whom> failing(List<Entry> entries) {
        return entries.stream().filter(Whom::isOpen).map(Whom::of).collect(Collectors.toSet());
    }
}
