package com.occ.inventory.meter;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The values of a label that would grow with the house's customers: the first so many are named, all further ones are one. */
public final class BoundedLabel {
    public static final String OTHER = "other";

    private final int most;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    public BoundedLabel(int most) {
        this.most = most;
    }

    /** The value itself, or {@link #OTHER}; always the same for the same value. */
    public String of(String value) {
        if (named.contains(value)) {
            return value;
        }
        synchronized (named) {
            return named.size() < most && named.add(value) || named.contains(value) ? value : OTHER;
        }
    }
}
