package com.occ.inventory.message;

import java.util.List;

/** What is paused, whole. Readers replace what they have when the epoch is higher. */
public record ControlChanged(long epoch, boolean everything, List<String> partners) implements Event {
    public ControlChanged {
        partners = List.copyOf(partners);
    }

    public boolean pauses(String partner) {
        return everything || partners.contains(partner);
    }
}
