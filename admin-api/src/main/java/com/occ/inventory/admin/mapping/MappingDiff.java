package com.occ.inventory.admin.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a file changes. A changed mapping keeps its variant and gets another store item or SKU. */
public record MappingDiff(List<Mapping> added, List<Mapping> removed, List<Change> changed, int unchanged) {

    public record Change(Mapping before, Mapping after) {}

    static MappingDiff between(Collection<Mapping> before, Collection<Mapping> after) {
        Map<Key, Mapping> left = new HashMap<>();
        before.forEach(mapping -> left.put(Key.of(mapping), mapping));
        List<Mapping> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        int unchanged = 0;
        for (Mapping mapping : after) {
            Mapping old = left.remove(Key.of(mapping));
            if (old == null) {
                added.add(mapping);
            } else if (old.equals(mapping)) {
                unchanged++;
            } else {
                changed.add(new Change(old, mapping));
            }
        }
        List<Mapping> removed = left.values().stream()
                .sorted(Comparator.comparing(Mapping::partner).thenComparing(Mapping::variantId))
                .toList();
        return new MappingDiff(added, removed, changed, unchanged);
    }

    List<Mapping> gone() {
        return joined(removed, changed.stream().map(Change::before).toList());
    }

    List<Mapping> fresh() {
        return joined(added, changed.stream().map(Change::after).toList());
    }

    private static List<Mapping> joined(List<Mapping> some, List<Mapping> others) {
        List<Mapping> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private record Key(String partner, long variantId) {
        static Key of(Mapping mapping) {
            return new Key(mapping.partner(), mapping.variantId());
        }
    }
}
