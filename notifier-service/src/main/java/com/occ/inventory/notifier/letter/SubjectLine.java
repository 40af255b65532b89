package com.occ.inventory.notifier.letter;

import com.occ.inventory.message.Concern;
import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A letter's subject: who and why, in what a phone shows of it. What is open comes first; names are cut, causes never. */
final class SubjectLine {
    static final int MOST = 60;

    /** Less of a name tells nobody who it is. */
    private static final int LEAST_NAME = 16;

    private SubjectLine() {}

    static String of(Notice notice) {
        List<Entry> open = Whom.ordered(notice).stream().filter(Whom::isOpen).toList();
        List<Entry> over = Whom.ordered(notice).stream()
                .filter(entry -> !Whom.isOpen(entry))
                .toList();
        String subject = notice.entries().isEmpty()
                ? "Test: alerts of the inventory sync reach you"
                : open.isEmpty() ? recovered(over) : failing(open, over);
        return Plain.line(subject, MOST);
    }

    private static String failing(List<Entry> open, List<Entry> over) {
        Collection<Entry> whom = Whom.oneEach(open);
        Entry first = open.get(0);
        String recovered = alsoRecovered(whom, over);
        if (whom.size() > 1 && first.concern() == Concern.PARTNER) {
            return listed(whom.size() + " partners " + verb(open) + ": ", whom, recovered);
        }
        int more = whom.size() > 1 ? whom.size() - 1 : open.size() - 1;
        String cause = (first.concern() == Concern.PIPELINE ? "" : ": ")
                + Wording.of(first).brief();
        String name = first.concern() == Concern.PIPELINE ? "" : Whom.name(first);
        String line = fitted(prefix(open), name, cause, more == 0 ? "" : " and " + more + " more", recovered);
        return name.isEmpty() ? Character.toUpperCase(line.charAt(0)) + line.substring(1) : line;
    }

    private static String recovered(List<Entry> over) {
        Collection<Entry> whom = Whom.oneEach(over);
        Entry first = over.get(0);
        if (whom.size() > 1 && first.concern() == Concern.PARTNER) {
            return listed(whom.size() + " partners recovered: ", whom, "");
        }
        String more = whom.size() == 1 ? "" : " and " + (whom.size() - 1) + " more";
        if (first.removed()) {
            return fitted("Over: ", Whom.name(first), " is not synced any more", more, "");
        }
        String name = first.concern() == Concern.PIPELINE ? "syncs finish again" : Whom.name(first);
        return fitted("Recovered: ", name, "", more, "");
    }

    /** With as much of what may be left out as leaves enough of the name. */
    private static String fitted(String before, String name, String cause, String more, String recovered) {
        return Stream.of(cause + more + recovered, cause + more, cause)
                .filter(after -> before.length() + Math.min(name.length(), LEAST_NAME) + after.length() <= MOST)
                .findFirst()
                .map(after -> before + Plain.cut(name, MOST - before.length() - after.length()) + after)
                .orElseGet(() -> before + Plain.cut(name, LEAST_NAME) + cause);
    }

    private static String listed(String before, Collection<Entry> whom, String after) {
        StringBuilder line = new StringBuilder(before);
        int left = whom.size();
        for (Entry entry : whom) {
            String name = Plain.cut(Whom.name(entry), 24);
            int rest = --left == 0 ? 0 : ", …".length();
            if (line.length() + name.length() + rest + after.length() > MOST) {
                return line + "…" + after;
            }
            line.append(name).append(left == 0 ? "" : ", ");
        }
        return line + after;
    }

    private static String alsoRecovered(Collection<Entry> open, List<Entry> over) {
        Set<Whom> failing = open.stream().map(Whom::of).collect(Collectors.toSet());
        long recovered = over.stream()
                .map(Whom::of)
                .distinct()
                .filter(whom -> !failing.contains(whom))
                .count();
        return recovered == 0 ? "" : "; " + recovered + " recovered";
    }

    private static String prefix(List<Entry> open) {
        return switch (verb(open)) {
            case "failing" -> "";
            case "failing again" -> "Failing again: ";
            default -> "Still failing: ";
        };
    }

    private static String verb(List<Entry> open) {
        Set<Occasion> occasions = open.stream().map(Entry::occasion).collect(Collectors.toSet());
        if (occasions.contains(Occasion.OPENED)) {
            return "failing";
        }
        return occasions.contains(Occasion.REOPENED) ? "failing again" : "still failing";
    }
}
