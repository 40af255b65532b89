package com.occ.inventory.notifier.delivery;

import com.occ.inventory.notifier.letter.Notice;
import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What becomes of an envelope's lines when its letter is to be written. */
sealed interface Composition {

    record Written(Notice notice) implements Composition {}

    /** Something of it is just changing, and will soon be said. */
    record Later() implements Composition {}

    /** All of it is over, and nobody knew of it; or it is muted, and said again when that ends. */
    record Nothing() implements Composition {}

    /** Each incident once, as it stands now, however often something was to be told of it meanwhile; none that is muted by now. */
    static Composition of(List<Line> lines, Collection<Known> incidents, Telling telling) {
        Map<UUID, Known> byId = incidents.stream()
                .collect(Collectors.toMap(known -> known.tellable().id(), known -> known));
        Map<UUID, List<Occasion>> said = lines.stream()
                .filter(line -> byId.containsKey(line.incident())
                        && !telling.muted(byId.get(line.incident()).tellable()))
                .collect(Collectors.groupingBy(
                        Line::incident, LinkedHashMap::new, Collectors.mapping(Line::occasion, Collectors.toList())));
        boolean changing = said.entrySet().stream()
                .anyMatch(each -> telling.aboutToChange(byId.get(each.getKey()).tellable(), last(each.getValue())));
        if (changing) {
            return new Later();
        }
        List<Entry> entries = said.entrySet().stream()
                .filter(each -> stillSo(byId.get(each.getKey()).tellable(), last(each.getValue()), telling))
                .filter(each -> heardOf(byId.get(each.getKey()).tellable(), each.getValue()))
                .map(each -> byId.get(each.getKey()).entry(occasion(each.getValue())))
                .toList();
        return entries.isEmpty() ? new Nothing() : new Written(new Notice(entries));
    }

    private static boolean stillSo(Tellable incident, Occasion last, Telling telling) {
        return telling.takenForOpen(incident) == (last != Occasion.RESOLVED);
    }

    /** Its end is no news when its beginning reached nobody, and is not told here either. */
    private static boolean heardOf(Tellable incident, List<Occasion> said) {
        return last(said) != Occasion.RESOLVED
                || said.contains(Occasion.OPENED)
                || incident.told().known() != Tellable.Belief.NOTHING;
    }

    /** The reader knows of nothing that this envelope was to tell before. */
    private static Occasion occasion(List<Occasion> said) {
        if (last(said) == Occasion.RESOLVED) {
            return Occasion.RESOLVED;
        }
        if (said.contains(Occasion.OPENED)) {
            return Occasion.OPENED;
        }
        return said.contains(Occasion.REOPENED) ? Occasion.REOPENED : Occasion.REMINDER;
    }

    private static Occasion last(List<Occasion> said) {
        return said.get(said.size() - 1);
    }
}
