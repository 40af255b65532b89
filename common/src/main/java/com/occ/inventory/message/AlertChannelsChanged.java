package com.occ.inventory.message;

import java.util.List;

/** The notifier's channels, whole. Readers keep the highest sequence. */
public record AlertChannelsChanged(long sequence, List<Channel> channels) implements Event {
    public AlertChannelsChanged {
        channels = List.copyOf(channels);
    }

    /**
     * @param ready whether it can be tried; not whether it would work
     * @param address where it leads, without anything secret; null when it is not set up
     * @param problem why it is not ready, and what to do about that; null when it is ready
     */
    public record Channel(AlertChannel channel, boolean ready, String address, String problem) {}
}
