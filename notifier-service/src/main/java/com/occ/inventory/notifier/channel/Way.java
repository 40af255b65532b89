package com.occ.inventory.notifier.channel;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged;

/**
 * A channel, or why there is none.
 *
 * @param address without anything secret; null when it is not set up
 * @param problem null when there is a channel
 */
record Way(Channel channel, String address, String problem) {
    static Way ready(Channel channel, String address) {
        return new Way(channel, address, null);
    }

    static Way none(String address, String problem) {
        return new Way(null, address, problem);
    }

    AlertChannelsChanged.Channel state(AlertChannel which) {
        return new AlertChannelsChanged.Channel(which, channel != null, address, problem);
    }
}
