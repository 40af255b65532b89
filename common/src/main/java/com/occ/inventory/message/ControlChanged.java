package com.occ.inventory.message;

import java.util.List;

/**
 * What is paused, whole. Readers replace what they have when the epoch is higher.
 *
 * @param items single variants of partners that are not paused as a whole; null from senders that know none
 */
public record ControlChanged(long epoch, boolean everything, List<String> partners, List<Item> items) implements Event {

    public ControlChanged {
        partners = List.copyOf(partners);
        items = items == null ? List.of() : List.copyOf(items);
    }

    public record Item(String partner, long variantId) {}
}
