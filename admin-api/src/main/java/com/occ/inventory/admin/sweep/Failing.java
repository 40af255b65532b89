package com.occ.inventory.admin.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;

/** What fails from round to round; said once when it begins and once when it is over. */
final class Failing {
    private static final Logger log = LoggerFactory.getLogger(Failing.class);
    /** When the broker is away everything fails, which is one thing to say. */
    private static final int NAMED = 5;

    private final String unnamed;
    private Set<String> known = Set.of();

    /** @param unnamed what to call something whose failure does not name it */
    Failing(String unnamed) {
        this.unnamed = unnamed;
    }

    /** @param failure of the round; null when all was well */
    synchronized void round(Throwable failure) {
        Map<String, Throwable> failures = new LinkedHashMap<>();
        collect(failure, failures);
        List<String> begun = new ArrayList<>(failures.keySet());
        begun.removeAll(known);
        List<String> over = new ArrayList<>(known);
        over.removeAll(failures.keySet());
        known = Set.copyOf(failures.keySet());
        if (!begun.isEmpty()) {
            log.warn("cannot publish {}; it is tried again and again", words(begun), failures.get(begun.get(0)));
        }
        if (!over.isEmpty()) {
            log.info("publishing works again: {}", words(over));
        }
    }

    private void collect(Throwable failure, Map<String, Throwable> failures) {
        if (failure == null) {
            return;
        }
        if (Exceptions.isMultiple(failure)) {
            Exceptions.unwrapMultiple(failure).forEach(one -> collect(one, failures));
        } else {
            failures.putIfAbsent(failure instanceof NotPublished named ? named.getMessage() : unnamed, failure);
        }
    }

    private static String words(List<String> things) {
        String named = String.join(", ", things.subList(0, Math.min(NAMED, things.size())));
        return things.size() <= NAMED ? named : named + " and " + (things.size() - NAMED) + " more";
    }
}
