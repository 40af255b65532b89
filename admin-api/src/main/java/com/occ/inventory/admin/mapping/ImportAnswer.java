package com.occ.inventory.admin.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an import did, or in a dry run would do.
 *
 * @param byPartner the same figures for each partner that the file names
 * @param difference only in a dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportAnswer(
        int partners,
        int mappings,
        int added,
        int removed,
        int changed,
        int unchanged,
        boolean dryRun,
        List<OfPartner> byPartner,
        Difference difference) {
    private static final int MOST_SHOWN = 1_000;

    public record OfPartner(String partner, int mappings, int added, int removed, int changed, int unchanged) {}

    /** @param complete false when there is more of a kind than the thousand shown */
    public record Difference(
            List<Mapping> added, List<Mapping> removed, List<MappingDiff.Change> changed, boolean complete) {}

    static ImportAnswer of(Collection<Mapping> file, MappingDiff diff, boolean dryRun) {
        Map<String, int[]> figures = new TreeMap<>();
        file.forEach(mapping -> figures.computeIfAbsent(mapping.partner(), key -> new int[4])[0]++);
        diff.added().forEach(mapping -> figures.get(mapping.partner())[1]++);
        diff.removed().forEach(mapping -> figures.get(mapping.partner())[2]++);
        diff.changed().forEach(change -> figures.get(change.after().partner())[3]++);
        List<OfPartner> byPartner = figures.entrySet().stream()
                .map(entry -> ofPartner(entry.getKey(), entry.getValue()))
                .toList();
        return new ImportAnswer(
                byPartner.size(),
                file.size(),
                diff.added().size(),
                diff.removed().size(),
                diff.changed().size(),
                diff.unchanged(),
                dryRun,
                byPartner,
                dryRun ? shown(diff) : null);
    }

    private static OfPartner ofPartner(String partner, int[] figures) {
        int unchanged = figures[0] - figures[1] - figures[3];
        return new OfPartner(partner, figures[0], figures[1], figures[2], figures[3], unchanged);
    }

    private static Difference shown(MappingDiff diff) {
        boolean complete = diff.added().size() <= MOST_SHOWN
                && diff.removed().size() <= MOST_SHOWN
                && diff.changed().size() <= MOST_SHOWN;
        return new Difference(first(diff.added()), first(diff.removed()), first(diff.changed()), complete);
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST_SHOWN, all.size()));
    }
}
