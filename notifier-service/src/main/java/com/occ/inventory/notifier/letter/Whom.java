package com.occ.inventory.notifier.letter;

import com.occ.inventory.message.Concern;
import com.occ.inventory.notifier.letter.Notice.Entry;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** About whom an entry is, whatever its cause. */
record Whom(Concern concern, String partner) {
    private static final int MOST_NAME = 80;

    /** What matters more comes first; otherwise the order stays. */
    private static final Comparator<Entry> WEIGHT = Comparator.comparing((Entry entry) -> !isOpen(entry))
            .thenComparing(entry -> entry.concern() == Concern.PARTNER)
            .thenComparing(Entry::severity, Comparator.nullsLast(Comparator.naturalOrder()));

    static Whom of(Entry entry) {
        return new Whom(entry.concern(), entry.partner());
    }

    /** As it stands when the letter is written, whatever the occasion was. */
    static boolean isOpen(Entry entry) {
        return entry.resolvedAt() == null;
    }

    static List<Entry> ordered(Notice notice) {
        return notice.entries().stream().sorted(WEIGHT).toList();
    }

    /** One entry each, in order. */
    static Collection<Entry> oneEach(List<Entry> entries) {
        Map<Whom, Entry> first = new LinkedHashMap<>();
        entries.forEach(entry -> first.putIfAbsent(of(entry), entry));
        return first.values();
    }

    static String name(Entry entry) {
        return switch (entry.concern()) {
            case STORE -> "OCC store";
            case PIPELINE -> "Inventory sync";
            case PARTNER -> {
                String name = Plain.line(entry.partnerName(), MOST_NAME);
                String shown = name.isEmpty() ? Plain.line(entry.partner(), MOST_NAME) : name;
                yield shown.isEmpty() ? "A partner" : shown;
            }
        };
    }
}
